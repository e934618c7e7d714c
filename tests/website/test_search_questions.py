"""A question is its telling words, each with the other ways to say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import And, Or, PlainText

from website.search.questions import SYNONYMS, Question, analyser, bears
from whooshsearch.analysis.synonyms import Synonyms


def telling(typed: str) -> list[str]:
    """Return the words of a question."""
    return [word.text for word in Question.of(typed).words]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("is the australian act in force", ["australian", "act", "force"]),
        ("Signaler à la police", ["signaler", "police"]),
        ("ley de Colombia", ["ley", "colombia"]),
        ("der Schutz und die Kinder", ["schutz", "kinder"]),
        ("Côte d'Ivoire", ["cote", "d'ivoire"]),
    ],
)
def test_little_words_are_left_out(typed: str, words: list[str]) -> None:
    assert telling(typed) == words


def test_little_words_alone_are_looked_for() -> None:
    assert telling("who is it") == ["who", "is", "it"]


def test_an_engine_without_synonyms_is_asked_for_each() -> None:
    query = Question.of("zzqx csam").query(object())
    assert isinstance(query, And)
    ways = query.subqueries[1]
    assert isinstance(ways, Or)
    assert "child sexual abuse material" in [way.query_string for way in ways.subqueries]


def test_an_engine_that_knows_them_is_asked_for_the_word() -> None:
    class Engine:
        """Knows the synonyms itself."""

        analyser = analyser()

    query = Question.of("csam").query(Engine())
    assert isinstance(query, PlainText)
    assert query.query_string == "csam"


def test_a_word_counts_more_than_its_stem_and_that_more_than_a_synonym() -> None:
    (word,) = Question.of("blocking").words
    found = [
        bears(analyser().index_terms([text]), word) for text in ("blocking", "blocked", "blockage")
    ]
    assert found == sorted(found, reverse=True)
    assert 0 < min(found) < max(found) == 1


@given(st.text())
def test_nothing_that_is_typed_raises(typed: str) -> None:
    question = Question.of(typed)
    if question.words:
        question.query(object())
        question.query(object(), of_all=False)


def test_the_file_of_synonyms_can_be_read() -> None:
    assert len(Synonyms.from_file(SYNONYMS).rules) > 50
