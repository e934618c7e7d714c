"""What a reader asks: the words that tell something, each with the other ways to say it.

The words, their stems and their synonyms are those of `whooshsearch`, whatever engine looks them
up: so an answer does not depend on SEARCH_URL more than it must.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from modelsearch.query import And, Or, PlainText, SearchQuery

from website.words import LONGEST_QUERY, MOST_WORDS, folded_words
from whooshsearch.analysis.queries import QueryWord
from whooshsearch.analysis.synonyms import Synonyms
from whooshsearch.analysis.tokens import is_unspaced
from whooshsearch.analysis.words import STEM, Analyser

SYNONYMS: Final = Path(__file__).parents[1] / "data" / "synonyms.txt"
LITTLE_WORDS: Final = frozenset(
    word
    for line in SYNONYMS.with_name("little_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)


@cache
def analyser() -> Analyser:
    """Return what cuts questions and texts into words, with the synonyms of the site."""
    return Analyser(("en",), Synonyms.from_file(SYNONYMS))


@dataclass(frozen=True)
class Question:
    """The telling words of what a reader typed."""

    text: str
    words: tuple[QueryWord, ...]

    @classmethod
    def of(cls, text: str) -> "Question":
        """Read what was typed; whatever that is, nothing raises."""
        text = text[:LONGEST_QUERY]
        folded = folded_words(text)
        found = [_with_folded(word, folded) for word in analyser().query_words(text)]
        telling = [word for word in found if not is_little(word.text)]
        return cls(text, tuple(dict.fromkeys(telling or found))[:MOST_WORDS])

    def query(self, backend: Any, *, of_all: bool = True) -> SearchQuery:
        """Return the query with which `backend` finds what bears all of the words, or any."""
        is_widening = getattr(backend, "analyser", None) == analyser()
        asked = [_either(_ways(word, is_widening=is_widening)) for word in self.words]
        return asked[0] if len(asked) == 1 else (And if of_all else Or)(asked)


def _ways(word: QueryWord, *, is_widening: bool) -> list[str]:
    """Return how to ask for a word: as it is, where the engine itself adds its other ways."""
    if is_widening and not is_unspaced(word.exact or word.text):
        return [word.text]
    spoken = [word.exact] if word.exact else []
    return [*spoken, *(" ".join(other) for other in word.others if not _has_stem(other))]


def _either(ways: list[str]) -> SearchQuery:
    queries = [PlainText(way, operator="and") for way in dict.fromkeys(ways)]
    return queries[0] if len(queries) == 1 else Or(queries)


def bears(terms: Collection[str], word: QueryWord) -> float:
    """Return how well terms of a text answer to a word: itself 1, its stem or a synonym less."""
    if word.exact and word.exact in terms:
        return 1.0
    if any(stem in terms for stem in word.stems) or _bears_phrase(terms, word):
        return 0.9
    if any(all(term in terms for term in other) for other in word.others):
        return 0.8
    return 0.0


def _bears_phrase(terms: Collection[str], word: QueryWord) -> bool:
    """Say whether terms hold a phrase as it was typed: the first way, where it is one word."""
    return not word.exact and all(term in terms for term in word.others[0])


def _has_stem(terms: tuple[str, ...]) -> bool:
    return any(term.startswith(STEM) for term in terms)


def is_little(text: str) -> bool:
    """Say whether a folded word tells nothing by itself."""
    return text in LITTLE_WORDS or (len(text) == 1 and text.isalpha() and text.isascii())


def _with_folded(word: QueryWord, folded: Collection[str]) -> QueryWord:
    """Return a pair of characters of a script without spaces also as the entries write it.

    That is as two words, or in one with its neighbours.
    """
    if len(word.exact) != 2 or word.exact.isascii() or not is_unspaced(word.exact):
        return word
    alike = folded_words(word.exact)
    ways = [tuple(alike)] if len(alike) == 2 else [(each,) for each in folded if alike[0] in each]
    return replace(word, others=(*word.others, *ways))
