"""Brings a catalogue up to date with the code, and compiles it. Translations are kept.

Neither days nor line numbers are written, so that a catalogue changes when words do.
"""

from pathlib import Path
from typing import Final

import polib

from tests.catalogues import scope
from tests.catalogues.reading import Message, findings

FOLDER: Final = scope.ROOT / "site" / "website" / "locale"
#: The languages, and how each counts (as Unicode CLDR has it, without the form for millions).
PLURALS: Final = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
_WIDTH: Final = 98


def catalogue_path(language: str) -> Path:
    """Return where the catalogue of a language is."""
    return FOLDER / language / "LC_MESSAGES" / "django.po"


def number_of_forms(language: str) -> int:
    """Return how many forms of a plural a language has."""
    return int(PLURALS[language].removeprefix("nplurals=")[0])


def read(language: str) -> polib.POFile:
    """Return the catalogue of a language as it stands."""
    return polib.pofile(str(catalogue_path(language)), wrapwidth=_WIDTH)


def read_or_begin(language: str) -> polib.POFile:
    """Return the catalogue of a language, an empty one where there is none yet."""
    found = read(language) if catalogue_path(language).exists() else polib.POFile(wrapwidth=_WIDTH)
    found.metadata = {
        "Project-Id-Version": "Chancery",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return found


def wanted() -> dict[Message, list[str]]:
    """Return every message in the order of its first file, with the files that say it.

    One that is said with a plural somewhere stands once, with that plural: gettext knows a message
    by its context and its singular alone.
    """
    found: dict[Message, list[str]] = {}
    for each in findings():
        files = found.setdefault(each.message, [])
        if each.file not in files:
            files.append(each.file)
    plurals = {(each.context, each.text): each for each in found if each.plural}
    for message in [each for each in found if not each.plural]:
        twin = plurals.get((message.context, message.text))
        if twin is not None:
            found[twin] += [file for file in found.pop(message) if file not in found[twin]]
    return found


def bring_up_to_date(language: str, messages: dict[Message, list[str]]) -> polib.POFile:
    """Return the catalogue with exactly these messages; what is said no more is set aside."""
    old = read_or_begin(language)
    known = {_key(entry): entry for entry in old}
    new = polib.POFile(wrapwidth=_WIDTH)
    new.metadata = old.metadata
    for message, files in messages.items():
        new.append(_entry(message, files, known.pop(_key_of(message), None), language))
    for entry in known.values():
        if entry.msgstr or any(entry.msgstr_plural.values()):
            entry.obsolete = True
            entry.occurrences, entry.flags = [], []
            new.append(entry)
    return new


def write(catalogue: polib.POFile, language: str) -> None:
    """Write a catalogue, and what the site reads of it."""
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    path.with_suffix(".mo").write_bytes(compiled(language))


def compiled(language: str) -> bytes:
    """Return what the site reads of a catalogue: neither fuzzy nor empty translations."""
    content: bytes = read(language).to_binary()
    return content


def _key(entry: polib.POEntry) -> tuple[str, str, bool]:
    return entry.msgctxt or "", entry.msgid, bool(entry.msgid_plural)


def _key_of(message: Message) -> tuple[str, str, bool]:
    return message.context, message.text, bool(message.plural)


def _entry(
    message: Message, files: list[str], old: polib.POEntry | None, language: str
) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text,
        msgctxt=message.context or None,
        occurrences=[(file, "") for file in files],
        flags=["python-format"] if "%(" in message.text + message.plural else [],
        msgstr=old.msgstr if old is not None else "",
        tcomment=old.tcomment if old is not None else "",
    )
    if message.plural:
        forms = old.msgstr_plural if old is not None else {}
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {n: forms.get(n, "") for n in range(number_of_forms(language))}
    if old is not None and old.fuzzy:
        entry.flags.append("fuzzy")
    return entry
