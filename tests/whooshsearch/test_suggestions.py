"""Suggestions: which word is offered for a misspelt one, and which never is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.fields import Schema
from whoosh.index import create_in, open_dir
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from whooshsearch import suggestions
from whooshsearch.analysis.synonyms import Synonyms
from whooshsearch.analysis.words import Analyser
from whooshsearch.fields import Key, Labels, Words
from whooshsearch.suggestions import corrections, distance, suggest

ANALYSER = Analyser(("en",), Synonyms.from_lines(["intermediary, internet provider"]))
SCHEMA = Schema(key=Key(), title=Words(ANALYSER), body=Words(ANALYSER), label=Labels())
FIELDS = ("title", "body")
TEXTS = {
    "1": ("Philippines", "An Act on the blocking of sites, regulation, and a receiver"),
    "2": (
        "Côte d’Ivoire",
        "Regulators regulate; the regulation of an internet provider, intermediate",
    ),
    "3": ("Draft", "Embargoed secrets"),
    "4": ("Removed", "Tuvalu confidentials"),
}


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    """Yield a searcher of two segments, of which one has a document that was deleted."""
    index = create_in(tmp_path, SCHEMA)
    for chosen in (("1", "4"), ("2", "3")):
        writer = index.writer()
        for key in chosen:
            title, body = TEXTS[key]
            label = "hidden" if key == "3" else "public"
            writer.add_document(key=key, title=title, body=body, label=label)
        writer.commit(merge=False)
    writer = open_dir(tmp_path).writer()
    writer.delete_by_term("key", "4")
    writer.commit(merge=False)
    with open_dir(tmp_path).searcher() as searcher:
        yield searcher


@pytest.fixture
def meant(searcher: Searcher) -> Callable[[str], str | None]:
    """Return what asks for a suggestion among public documents."""

    def ask(text: str) -> str | None:
        words = ANALYSER.query_words(text)
        return suggest(searcher, FIELDS, words, ANALYSER, Term("label", "public"))

    return ask


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("phillipines blocking", "philippines blocking"),
        ("philipines regulaton", "philippines regulation"),
        ("reciever", "receiver"),
        ("hilippines", "philippines"),
        ("cote d'ivore", "cote d'ivoire"),
        ("Côte d’Ivoir", None),
        ("atc", "act"),
        ("philippines act", None),
        ("regulating", None),
        ("zzzzzz", None),
        ("20191", None),
        ("儿童保", None),
        ("", None),
    ],
)
def test_a_misspelt_query_is_mended(
    meant: Callable[[str], str | None], typed: str, suggested: str | None
) -> None:
    assert meant(typed) == suggested


@pytest.mark.parametrize("typed", ["tuvalo", "confidentails", "remover", "embargoes", "secrests"])
def test_words_of_what_is_deleted_or_hidden_are_never_offered(
    meant: Callable[[str], str | None], typed: str
) -> None:
    assert meant(typed) is None


def test_without_a_filter_every_living_document_counts(searcher: Searcher) -> None:
    assert corrections(searcher, FIELDS, "secrests", 5) == ["secrets"]
    assert corrections(searcher, FIELDS, "tuvalo", 5) == []


def test_the_most_alike_comes_first_then_the_most_frequent(searcher: Searcher) -> None:
    assert corrections(searcher, FIELDS, "regulatior", 3) == ["regulation", "regulators"]


def test_the_stem_of_a_word_is_never_offered(searcher: Searcher) -> None:
    assert "regul" not in corrections(searcher, FIELDS, "regulx", 9)


def test_a_word_that_is_found_by_its_synonym_is_not_mended(searcher: Searcher) -> None:
    words = ANALYSER.query_words("intermediary")
    assert suggest(searcher, FIELDS, words, ANALYSER) is None
    assert corrections(searcher, FIELDS, "intermediary", 1) == ["intermediate"]


def test_fields_that_an_index_lacks_have_no_words(searcher: Searcher) -> None:
    assert corrections(searcher, ("other", *FIELDS), "philipines", 5) == ["philippines"]


@pytest.mark.parametrize("word", ["", "ra", "11930", "儿童", "a" * 41])
def test_what_is_no_word_to_spell_has_no_corrections(searcher: Searcher, word: str) -> None:
    assert corrections(searcher, FIELDS, word, 5) == []


def test_few_vocabularies_are_kept_in_memory(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "_MOST_CACHED", 1)
    for _ in range(2):
        assert corrections(searcher, FIELDS, "philipines", 5) == ["philippines"]
    assert len(suggestions._CACHE._kept) == 1


def test_an_empty_index_has_no_words(tmp_path: Path) -> None:
    with create_in(tmp_path, SCHEMA).searcher() as searcher:
        assert suggest(searcher, FIELDS, ANALYSER.query_words("philipines"), ANALYSER) is None


WORDS = st.text(alphabet="abc", max_size=7)


def slow_distance(one: str, other: str) -> int:
    """Return the distance as its definition has it."""
    if not one or not other:
        return len(one) + len(other)
    found = [
        slow_distance(one[1:], other) + 1,
        slow_distance(one, other[1:]) + 1,
        slow_distance(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        found.append(slow_distance(one[2:], other[2:]) + 1)
    return min(found)


@given(WORDS, WORDS)
def test_a_distance_is_exact_up_to_the_limit(one: str, other: str) -> None:
    assert distance(one, other, 2) == min(slow_distance(one, other), 3)
