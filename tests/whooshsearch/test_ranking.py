"""Scores are those of Whoosh, put together faster."""

from collections.abc import Iterator

import pytest
from whoosh.query.compound import And, AndNot, Or, Require
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Query
from whoosh.query.terms import Prefix, Term
from whoosh.searching import Searcher

from reference.models import Jurisdiction, Topic
from tests.whooshsearch.conftest import make_topic
from whooshsearch import postings
from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.compiling.text import everything
from whooshsearch.ranking import best_of, scores_of

FIELD = "text:name"


def term(word: str, boost: float = 1.0) -> Term:
    return Term(FIELD, word, boost=boost)


ISLANDS, UNITED, SAINT = term("islands"), term("united"), term("saint", 2.5)
QUERIES = [
    ISLANDS,
    SAINT,
    term("nowhere"),
    Or([ISLANDS, UNITED, SAINT]),
    And([ISLANDS, Or([UNITED, term("virgin")])]),
    AndNot(ISLANDS, term("virgin")),
    Require(ISLANDS, term("virgin")),
    Phrase(FIELD, ["virgin", "islands"]),
    Phrase(FIELD, ["islands", "virgin"]),
    Phrase(FIELD, ["saint", "vincent", "and", "the"], boost=2.0),
    Phrase(FIELD, ["of", "the"]),
    Phrase(FIELD, ["united", "of"], slop=3),
    Phrase(FIELD, ["nowhere", "islands"]),
    Prefix(FIELD, "isl"),
    Term("unknown field", "x"),
]


@pytest.fixture
def searcher(places: WhooshSearchBackend) -> Iterator[Searcher]:
    """A searcher over the places."""
    with places.get_index_for_model(Jurisdiction).store.searching() as found:
        yield found


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_scores_are_those_of_whoosh(searcher: Searcher, query: Query) -> None:
    expected = dict(searcher.search(query, limit=None).items())
    assert scores_of(searcher, query) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_of_what_is_allowed_the_same_scores_come(searcher: Searcher, query: Query) -> None:
    everywhere = scores_of(searcher, query)
    allowed = set(list(everywhere)[::2]) | {1}
    within = scores_of(searcher, query, allowed)
    assert within == pytest.approx({n: s for n, s in everywhere.items() if n in allowed})


def test_everything_scores_alike(searcher: Searcher) -> None:
    assert set(scores_of(searcher, everything()).values()) == {1.0}


def test_the_best_come_first_and_equals_in_constant_order() -> None:
    scores = {5: 1.0, 2: 1.0, 9: 3.0, 7: 2.0, 1: 1.0}
    assert [number for number, _score in best_of(scores, 3)] == [9, 7, 1]
    assert [number for number, _score in best_of(scores, None)] == [9, 7, 1, 2, 5]
    assert best_of({}, 3) == []


def test_deleted_records_score_nothing(topics: WhooshSearchBackend) -> None:
    for number in range(3):
        make_topic(f"Ephemeral {number}")
    topics.refresh_indexes()
    index = topics.get_index_for_model(Topic)
    with index.store.writing() as writer:
        writer.delete_by_query(Term(FIELD, "1"))
    with index.store.searching() as found:
        assert len(scores_of(found, term("ephemeral"))) == 2


def test_words_kept_in_memory_score_the_same_and_forget_what_is_deleted(
    topics: WhooshSearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        make_topic(f"Frequent {number}")
    topics.refresh_indexes()
    index = topics.get_index_for_model(Topic)
    with index.store.searching() as found:
        before = scores_of(found, term("frequent"))
        monkeypatch.setattr(postings, "FREQUENT", 1)
        assert scores_of(found, term("frequent")) == scores_of(found, term("frequent")) == before
    with index.store.writing() as writer:
        writer.delete_by_query(Term(FIELD, "1"))
    with index.store.searching() as found:
        assert len(scores_of(found, term("frequent"))) == 2


def test_what_is_kept_in_memory_is_bounded(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "FREQUENT", 1)
    monkeypatch.setattr(postings, "MOST_POSTINGS", 0)
    assert scores_of(searcher, ISLANDS) == scores_of(searcher, ISLANDS)
    assert not postings._postings
