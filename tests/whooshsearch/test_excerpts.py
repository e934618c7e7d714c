"""Excerpts: what is marked in a text, and which part of it is shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whooshsearch.analysis.synonyms import Synonyms
from whooshsearch.analysis.words import Analyser
from whooshsearch.excerpts import excerpt, marked, matches

ANALYSER = Analyser(
    ("en", "fr", "ar"),
    Synonyms.from_lines(["csam, child sexual abuse material", "ra, republic act", "儿童, minors"]),
)
FILLER = "Nothing of interest stands in this sentence. " * 30


def words_marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in matches(ANALYSER, query).spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("cote divoire", "La Côte d’Ivoire, en Afrique", ["Côte", "d’Ivoire"]),
        (
            "regulation",
            "Regulators regulate REGULATIONS.",
            ["Regulators", "regulate", "REGULATIONS"],
        ),
        ("libertes", "la liberté", ["liberté"]),
        ("ra 11930", "see R.A. 11930.", ["R.A", "11930"]),
        ("RA11930", "Republic Act No. 11930", ["Republic", "Act", "11930"]),
        ("sb2209", "S.B. No. 2209, SB2209", ["S.B", "2209", "SB2209"]),
        ("csam", "child sexual abuse materials", ["child", "sexual", "abuse", "materials"]),
        ("child sexual abuse material", "a child, and CSAM", ["CSAM"]),
        ("قانون", "هذا القانون", ["القانون"]),
        ("保护法", "关于儿童保护法的决定", ["保护法"]),
        ("法", "关于儿童保护法的决定", ["法"]),
        ("minors", "关于儿童保护法的决定", ["儿童"]),
        ("ガラス", "窓ｶﾞﾗｽ", ["ｶﾞﾗｽ"]),
        ("abc", "ไทยabc", ["abc"]),
        ("กฎหมาย", "ร่างกฎหมาย", ["กฎหมาย"]),
        ("nothing", "else", []),
        ("", "else", []),
    ],
)
def test_what_the_query_finds_is_marked(query: str, text: str, words: list[str]) -> None:
    assert words_marked(query, text) == words


@given(st.text(max_size=50), st.text(max_size=80))
def test_spans_are_in_order_and_apart(query: str, text: str) -> None:
    spans = matches(ANALYSER, query).spans(text)
    ends = [0, *(place for span in spans for place in span), len(text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in spans)


@given(st.text(alphabet="ab c’.儿ก\u0301ｶﾞ", max_size=20))
def test_a_text_with_words_is_marked_by_itself(text: str) -> None:
    assert bool(matches(ANALYSER, text).spans(text)) == bool(ANALYSER.query_words(text))


def test_an_excerpt_shows_most_of_the_words() -> None:
    text = f"Online first. {FILLER} The safety of children online matters. {FILLER} Children."
    found = matches(ANALYSER, "online safety children")
    shown = excerpt(text, found.spans(text))
    pieces = list(shown.pieces())
    assert [piece for piece, is_match in pieces if is_match] == ["safety", "children", "online"]
    assert str(shown).startswith("… ")
    assert str(shown).endswith(" …")


def test_an_excerpt_begins_with_a_sentence() -> None:
    text = f"{FILLER}It names a regulator. {FILLER}"
    shown = str(excerpt(text, matches(ANALYSER, "regulator").spans(text)))
    assert re.match("… (Nothing|It) ", shown)


def test_a_text_without_a_match_is_shown_from_its_beginning() -> None:
    shown = str(excerpt(FILLER, []))
    assert shown.startswith("Nothing of interest")
    assert shown.endswith(" …")


def test_a_short_text_is_shown_whole() -> None:
    assert str(excerpt("  A short\n\n text ", [])) == "A short text"


def test_the_end_of_a_text_is_shown_with_what_comes_before() -> None:
    text = f"{'word ' * 200}regulator"
    shown = str(excerpt(text, matches(ANALYSER, "regulator").spans(text), 100))
    assert shown.endswith("word regulator")
    assert len(shown) > 80


@given(st.text(alphabet="ab .儿\n", max_size=300), st.integers(1, 100))
def test_an_excerpt_is_as_long_as_it_may_be(text: str, length: int) -> None:
    shown = excerpt(text, matches(ANALYSER, "a 儿儿").spans(text), length)
    assert shown.end - shown.start <= length
    assert "  " not in str(shown)


def test_pieces_are_cut_to_a_part_of_a_text() -> None:
    pieces = list(marked("one two  three", [(0, 3), (4, 7), (9, 14)], 2, 11))
    assert pieces == [("e", True), (" ", False), ("two", True), (" ", False), ("th", True)]


@given(st.text(alphabet="ab <&", max_size=60))
def test_pieces_are_the_text(text: str) -> None:
    spans = matches(ANALYSER, "ab").spans(text)
    assert "".join(piece for piece, _ in marked(text, spans)) == re.sub(r"\s+", " ", text)
