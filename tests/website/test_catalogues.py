"""The catalogues of the other languages say what the code says, and are fit to be shown."""

import re
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import polib
import pytest
from django.conf import settings

from tests.catalogues import faults as checks
from tests.catalogues import scope
from tests.catalogues.reading import Message, in_module, in_template
from tests.catalogues.writing import PLURALS, catalogue_path, compiled

LANGUAGES = list(PLURALS)
#: What programs read; other days are written as Unicode's CLDR has them (`in_words`).
FOR_PROGRAMS = {"Y-m-d", "c", r"Y-m-d\TH:i:sO"}
DATE = re.compile(r'\|date(?::"([^"]*)")?')


@cache
def everything() -> list[Path]:
    folders = (scope.TEMPLATES, *scope.PACKAGES)
    return [path for folder in folders for path in (scope.ROOT / folder).rglob("*.*")]


def test_every_language_but_the_first_has_a_catalogue() -> None:
    assert [code for code, _name in settings.LANGUAGES[1:]] == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_code_says_is_in_the_catalogue(language: str) -> None:
    assert not checks.missing(language), "make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_reads_what_the_catalogue_says(language: str) -> None:
    assert catalogue_path(language).with_suffix(".mo").read_bytes() == compiled(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_filled_in_and_marked_up(language: str) -> None:
    assert not checks.faults(language)


@pytest.mark.parametrize("pattern", scope.OF_THE_OFFICE)
def test_what_is_left_out_is_there(pattern: str) -> None:
    path, _, name = pattern.partition(":")
    files = [each for each in everything() if fnmatch(scope.name_of(each), path)]
    assert files
    assert not name or any(f"class {name}(" in each.read_text(encoding="utf-8") for each in files)


def test_days_are_written_as_the_language_writes_them() -> None:
    pages = [each for each in scope.templates() if each.suffix == ".html"]
    formats = {each for path in pages for each in DATE.findall(path.read_text(encoding="utf-8"))}
    assert formats <= FOR_PROGRAMS


def test_templates_are_read_with_contexts_and_plurals() -> None:
    source = """
        {% translate "May" context "month" %} {% translate "100%" %}
        {% blocktranslate count number=n %}{{ number }} law{% plural %}{{ number }} laws
        {% endblocktranslate %}{% include "x.html" with label=_("Laws") only %}
    """
    assert list(in_template(source))[:2] == [Message("May", context="month"), Message("100%%")]
    assert "%(number)s law" in [each.text for each in in_template(source)]
    assert Message("Laws") in in_template(source)


def test_of_a_model_only_what_readers_see_is_read() -> None:
    source = (
        "from django.utils.translation import gettext_lazy as _\n"
        "class Draft(Model):\n"
        "    name = CharField(_('name'))\n"
        "    class Meta:\n"
        "        verbose_name = _('draft')\n"
        "class Portal(Model):\n"
        "    class Meta:\n"
        "        verbose_name = _('portal')\n"
    )
    path = scope.ROOT / "site" / "website" / "models" / "example.py"
    assert [each.text for each in in_module(source, path)] == ["portal"]


BAD = [
    ("%(n)s laws", "%(m)s lois"),
    ("Read <a href='x'>this</a>", "Lire ceci"),
    ("laws ", "lois"),
    ("all", "100 %"),
    ("{count} laws", "lois"),
]


@pytest.mark.parametrize(("original", "translation"), BAD)
def test_bad_translations_are_noticed(original: str, translation: str) -> None:
    assert list(checks.faults_of(polib.POEntry(msgid=original, msgstr=translation), "fr"))


def test_a_form_that_stands_for_few_may_leave_the_number_out() -> None:
    entry = polib.POEntry(msgid="%(n)s law", msgid_plural="%(n)s laws")
    entry.msgstr_plural = {0: "une loi", 1: "%(n)s lois"}
    assert not list(checks.faults_of(entry, "fr"))
    entry.msgstr_plural = {0: "%(n)s loi", 1: "des lois"}
    assert list(checks.faults_of(entry, "fr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    said, wanted = checks.coverage(language)
    assert said == wanted > 1_000
