"""Excerpts show the words looked for, and never markup."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from website.search.excerpts import excerpt, marked


def test_excerpt_begins_shortly_before_the_first_hit() -> None:
    text = "nothing " * 100 + "the notice came " + "nothing " * 100
    found = excerpt(text, ["notice"])
    assert found.startswith("… ")
    assert "the notice came" in found
    assert found.endswith(" …")


def test_hits_are_marked_in_any_spelling() -> None:
    assert marked("Côtes of Côte", ["cote"]) == "<mark>Côtes</mark> of <mark>Côte</mark>"


def test_markup_in_a_text_is_shown_as_text() -> None:
    assert marked("<b>bold</b>", ["bold"]) == "&lt;b&gt;<mark>bold</mark>&lt;/b&gt;"


@given(st.text(), st.lists(st.text(max_size=8), max_size=4))
def test_marking_changes_no_character(text: str, words: list[str]) -> None:
    html = marked(text, words)
    assert unescape(re.sub("</?mark>", "", html)) == text
    assert "<" not in re.sub("</?mark>", "", html)
