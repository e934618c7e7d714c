"""Search queries of modelsearch as queries of Whoosh."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import singledispatchmethod
from typing import TypeAlias

from modelsearch.query import (
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)
from whoosh.query import compound, positional, qcore
from whoosh.query.terms import FuzzyTerm, Term

from whooshsearch.analysis.words import STEM, Analyser, QueryWord

#: What another form of a word weighs, so that the word as it was typed comes first.
STEM_WEIGHT, OTHER_WEIGHT = 0.5, 0.4
#: How many changed letters still make a fuzzy match, by the least length of the word.
FUZZY_DISTANCES = ((6, 2), (3, 1), (0, 0))

WhooshQuery: TypeAlias = qcore.Query
Boosts = Mapping[str, float]


class SlopPhrase(Phrase):
    """A phrase between whose words up to `slop` others may stand."""

    def __init__(self, query_string: str, slop: int = 0) -> None:
        super().__init__(query_string)
        self.slop = slop

    def __repr__(self) -> str:
        return f"<Phrase {self.query_string!r} slop={self.slop}>"


def everything() -> WhooshQuery:
    """Return the query that finds every document."""
    return qcore.Every()


def nothing() -> WhooshQuery:
    """Return the query that finds no document."""
    return qcore.NullQuery


def any_of(queries: Iterable[WhooshQuery]) -> WhooshQuery:
    """Return a query for what at least one of `queries` finds."""
    queries = list(queries)
    if not queries:
        return nothing()
    if len(queries) == 1:
        return queries[0]
    joined = compound.Or(queries)
    # Left to itself, Whoosh scores every document of every part of a small index in advance,
    # even beside a rare word that hardly any of them has.
    joined.matcher_type = compound.Or.DEFAULT_MATCHER
    return joined


def all_of(queries: Iterable[WhooshQuery]) -> WhooshQuery:
    """Return a query for what each of `queries` finds; nothing when there is none."""
    queries = list(queries)
    if not queries or any(query is nothing() for query in queries):
        return nothing()
    return queries[0] if len(queries) == 1 else compound.And(queries)


_JOINTS: dict[str, Callable[[Iterable[WhooshQuery]], WhooshQuery]] = {"and": all_of, "or": any_of}


class TextCompiler:
    """Compiles search queries over some fields; whatever was typed, nothing raises."""

    def __init__(self, analyser: Analyser, boosts: Boosts, *, is_scored: bool = True) -> None:
        self._analyser = analyser
        self._is_scored = is_scored
        self._boosts = boosts

    def words(self, text: str) -> list[QueryWord]:
        """Return the words of a query; those of its beginning, when it is very long."""
        return self._analyser.query_words(text)

    @singledispatchmethod
    def translate(self, query: SearchQuery, boost: float = 1.0) -> WhooshQuery:
        """Return `query` for Whoosh, its scores multiplied by `boost`."""
        raise NotImplementedError(f"Whoosh search knows no query such as {query!r}.")

    @translate.register
    def _match_all(self, query: MatchAll, boost: float = 1.0) -> WhooshQuery:
        return everything()

    @translate.register
    def _boost(self, query: Boost, boost: float = 1.0) -> WhooshQuery:
        return self.translate(query.subquery, boost * query.boost)

    @translate.register
    def _and(self, query: And, boost: float = 1.0) -> WhooshQuery:
        if not query.subqueries:
            return everything()
        return all_of([self.translate(each, boost) for each in query.subqueries])

    @translate.register
    def _or(self, query: Or, boost: float = 1.0) -> WhooshQuery:
        return any_of([self.translate(each, boost) for each in query.subqueries])

    @translate.register
    def _not(self, query: Not, boost: float = 1.0) -> WhooshQuery:
        if isinstance(query.subquery, MatchAll):
            return nothing()
        return compound.AndNot(everything(), self.translate(query.subquery))

    @translate.register
    def _plain_text(self, query: PlainText, boost: float = 1.0) -> WhooshQuery:
        join = _JOINTS[query.operator]
        weight = boost * query.boost
        return join([self._word(word, weight) for word in self.words(query.query_string)])

    @translate.register
    def _phrase(self, query: Phrase, boost: float = 1.0) -> WhooshQuery:
        words = self._analyser.phrase_terms(query.query_string)
        slop = max(0, int(getattr(query, "slop", 0))) + 1
        if len(words) == 1:
            return self._terms(words[0], boost)
        return any_of(
            positional.Phrase(name, words, slop=slop, boost=boost * weight)
            for name, weight in self._boosts.items()
            if words
        )

    @translate.register
    def _fuzzy(self, query: Fuzzy, boost: float = 1.0) -> WhooshQuery:
        join = _JOINTS[query.operator]
        terms = self._analyser.phrase_terms(query.query_string)
        return join([self._fuzzy_word(term, boost) for term in terms])

    def _fuzzy_word(self, term: str, boost: float) -> WhooshQuery:
        distance = next(most for least, most in FUZZY_DISTANCES if len(term) >= least)
        if not distance:
            return self._terms(term, boost)
        return any_of(
            FuzzyTerm(name, term, boost=boost * weight, maxdist=distance)
            for name, weight in self._boosts.items()
        )

    def _word(self, word: QueryWord, boost: float) -> WhooshQuery:
        """Return what finds a word in any form: as typed, by its stem, or written otherwise."""
        forms = []
        if word.exact and (self._is_scored or not _is_covered(word)):
            forms += self._in_each(word.exact, boost)
        for stem in word.stems:
            forms += self._in_each(stem, boost * STEM_WEIGHT)
        forms += [self._sequence(terms, boost * OTHER_WEIGHT) for terms in word.others]
        return any_of(forms)

    def _sequence(self, terms: Sequence[str], boost: float) -> WhooshQuery:
        return all_of([self._terms(term, boost / len(terms)) for term in terms])

    def _terms(self, term: str, boost: float) -> WhooshQuery:
        return any_of(self._in_each(term, boost))

    def _in_each(self, term: str, boost: float) -> list[WhooshQuery]:
        return [Term(name, term, boost=boost * weight) for name, weight in self._boosts.items()]


def _is_covered(word: QueryWord) -> bool:
    """Say whether a stem finds every document that has the word itself."""
    return any(stem.startswith(STEM) and stem != STEM + word.exact for stem in word.stems)


class PrefixCompiler(TextCompiler):
    """Compiles queries for autocompletion: each word may be the beginning of one."""

    @singledispatchmethod
    def translate(self, query: SearchQuery, boost: float = 1.0) -> WhooshQuery:
        """Return `query` for Whoosh, its words read as beginnings of words."""
        return super().translate(query, boost)

    @translate.register
    def _plain_text(self, query: PlainText, boost: float = 1.0) -> WhooshQuery:
        join = _JOINTS[query.operator]
        beginnings = self._analyser.query_prefixes(query.query_string)
        return join([self._terms(each, boost * query.boost) for each in beginnings])
