"""Finds what is wrong with a translation, whatever it says."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import polib

from tests.catalogues.writing import number_of_forms, read, wanted

_NAMED: Final = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
_TAG: Final = re.compile(r"</?[a-zA-Z][^>]*>")
_LONE_PERCENT: Final = re.compile(r"%(?!%|\(\w+\)[a-z])")
#: The first forms stand for so few (none, one, two) that a language may leave the number out.
_FORMS_OF_FEW: Final = {"fr": 1, "es": 1, "ar": 3}


def missing(language: str) -> list[str]:
    """Return what the code says and the catalogue lacks, or has too much: it is then stale."""
    has = {(e.msgctxt or "", e.msgid, e.msgid_plural) for e in read(language) if not e.obsolete}
    said = {(each.context, each.text, each.plural) for each in wanted()}
    return sorted(text for _context, text, _plural in has ^ said)


def coverage(language: str) -> tuple[int, int]:
    """Return how many messages are translated, neither empty nor fuzzy, and how many there are."""
    entries = [entry for entry in read(language) if not entry.obsolete]
    return sum(entry.translated() for entry in entries), len(entries)


def faults(language: str) -> list[str]:
    """Return what is wrong with the translations of a language, each with its original."""
    return [
        f"{entry.msgid!r}: {fault}"
        for entry in read(language)
        if not entry.obsolete
        for fault in faults_of(entry, language)
    ]


def faults_of(entry: polib.POEntry, language: str) -> Iterator[str]:
    """Yield what is wrong with one translation; nothing of one that is yet to come."""
    if not entry.msgid_plural:
        if entry.msgstr:
            yield from _differences(entry.msgid, entry.msgstr)
        return
    forms = entry.msgstr_plural
    if not any(forms.values()):
        return
    if len(forms) != number_of_forms(language) or not all(forms.values()):
        yield f"needs {number_of_forms(language)} forms of the plural"
    for number, form in forms.items():
        if form:
            may_omit = number < _FORMS_OF_FEW[language]
            yield from _differences(entry.msgid_plural, form, may_omit=may_omit)


def _differences(original: str, translation: str, *, may_omit: bool = False) -> Iterator[str]:
    names, own = Counter(_NAMED.findall(original)), Counter(_NAMED.findall(translation))
    omitted, added = names - own, own - names
    if added or omitted.total() > may_omit:
        yield f"other placeholders: {translation!r}"
    if Counter(_TAG.findall(original)) != Counter(_TAG.findall(translation)):
        yield f"other tags: {translation!r}"
    if _edges(original) != _edges(translation):
        yield f"other blanks at the edges: {translation!r}"
    if bool(_LONE_PERCENT.search(original)) != bool(_LONE_PERCENT.search(translation)):
        yield f"a lone per cent sign: {translation!r}"


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
