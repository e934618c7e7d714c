"""Excerpts show the words looked for, and never markup."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from website.search.excerpts import Marker
from website.search.questions import Question


def marker(typed: str) -> Marker:
    """Return what marks the words of what was typed."""
    return Marker(Question.of(typed).words)


def test_excerpt_shows_the_words_and_that_more_stands_around() -> None:
    text = "nothing " * 100 + "the notice came " + "nothing " * 100
    found = marker("notice").plain_excerpt(text)
    assert found.startswith("… ")
    assert "the notice came" in found
    assert found.endswith(" …")


def test_words_are_marked_in_any_spelling_and_form() -> None:
    assert marker("cote").marked("Côte, côtes") == "<mark>Côte</mark>, <mark>côtes</mark>"


def test_synonyms_are_marked() -> None:
    assert marker("ley").marked("An Act") == "An <mark>Act</mark>"


def test_markup_in_a_text_is_shown_as_text() -> None:
    assert marker("bold").marked("<b>bold</b>") == "&lt;b&gt;<mark>bold</mark>&lt;/b&gt;"


@given(st.text(), st.text(max_size=30))
def test_marking_changes_nothing_but_white_space(text: str, typed: str) -> None:
    html = marker(typed).marked(text)
    bare = re.sub("</?mark>", "", html)
    assert "".join(unescape(bare).split()) == "".join(text.split())
    assert "<" not in bare
