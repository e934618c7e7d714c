"""Changes are told in the language of the reader; what somebody wrote stays, and is marked."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from website.feed.retelling import LINES, SENTENCES, retold

#: Made of what was translated before, without words of its own.
ONLY_MADE_UP = {"%(what)s %(when)s", "%(status)s: %(what)s %(when)s", "(%(date)s)"}


def told(language: str, words: str) -> list[str]:
    with translation.override(language):
        return [str(line) for line in retold(words)]


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_every_sentence_is_one_of_the_catalogue(language: str) -> None:
    with translation.override(language):
        same = {each for each in (*LINES, *SENTENCES) if gettext(each) == each}
    assert same <= ONLY_MADE_UP


def test_a_status_is_told_whole_with_its_dates() -> None:
    line = (
        "Status: from “Proposed: passed by one chamber on 27 May 2021” to “Became law on 30 July "
        "2022 as Republic Act No. 11930: lapsed into law”"
    )
    (french,) = told("fr", line)
    assert "27 mai 2021" in french
    assert "30 juillet 2022" in french
    assert "Republic Act No. 11930" in french
    assert not {"Status:", "Proposed", "passed", "Became"} & set(french.split())


def test_what_an_editor_wrote_stays_in_english_and_is_marked() -> None:
    with translation.override("ar"):
        (line,) = retold("Summary: from “One thing” to “Another”")
    assert [piece.words for piece in line.pieces if piece.tag == "en"] == ["One thing", "Another"]
    assert "Summary" not in str(line)
    assert not line.is_whole


def test_words_of_an_editor_that_fit_no_sentence_are_told_as_they_are() -> None:
    assert told("fr", "A page about 50% of %(everything)s\n\nQuite so") == [
        "A page about 50% of %(everything)s",
        "Quite so",
    ]


def test_english_is_told_as_it_was_written_down() -> None:
    assert told("en-gb", "Status: In force since 2021") == ["Status: In force since 2021"]
