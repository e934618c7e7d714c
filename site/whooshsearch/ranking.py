"""How well documents match a query: BM25, in one pass over the postings of each word.

Whoosh's matchers walk all words of a query side by side, a step and a score at a time. For
queries of words that is most of the time of a search; adding up scores by document is several
times faster and finds the same. What is not made of words, such as a prefix, is left to them.
"""

from collections.abc import Collection, Iterable
from functools import singledispatch
from heapq import nlargest

from whoosh.query import compound, qcore
from whoosh.query.positional import Phrase
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from whooshsearch.matching import documents_of_leaf
from whooshsearch.postings import lengths_of, postings_of

#: How soon more of the same word counts less, and how much a long text counts against it: the
#: values that Whoosh and most engines use (Robertson and Zaragoza, 2009).
K1, B = 1.2, 0.75
Scores = dict[int, float]
Within = Collection[int] | None


def scores_of(searcher: Searcher, query: qcore.Query, allowed: set[int] | None = None) -> Scores:
    """Return the score of each live document that `query` finds, of those `allowed` if given."""
    found: Scores = {}
    for leaf, base in searcher.leaf_searchers():
        within = None
        if allowed is not None:
            end = base + leaf.doc_count_all()
            within = {number - base for number in allowed if base <= number < end}
        scores = _scored(query, leaf, within)
        found.update({number + base: score for number, score in scores.items()} if base else scores)
    return found


def best_of(scores: Scores, stop: int | None) -> list[tuple[int, float]]:
    """Return documents with their scores, best first, up to `stop`; equals in constant order."""
    items: Iterable[tuple[int, float]] = scores.items()
    if stop is not None and stop < len(scores):
        least = nlargest(stop, scores.values())[-1]
        items = [(number, score) for number, score in items if score >= least]
    return sorted(items, key=lambda item: (-item[1], item[0]))[:stop]


@singledispatch
def _scored(query: qcore.Query, leaf: Searcher, within: Within) -> Scores:
    matcher = query.matcher(leaf, leaf.context())
    found: Scores = {}
    while matcher.is_active():
        number = matcher.id()
        if within is None or number in within:
            found[number] = matcher.score()
        matcher.next()
    return found


@_scored.register
def _(query: qcore.Every, leaf: Searcher, within: Within) -> Scores:
    numbers = documents_of_leaf(query, leaf)
    return dict.fromkeys(numbers if within is None else numbers.intersection(within), 1.0)


@_scored.register
def _(query: Term, leaf: Searcher, within: Within) -> Scores:
    reader, name = leaf.reader(), query.fieldname
    if name not in reader.schema:
        return {}
    term = reader.schema[name].to_bytes(query.text)
    if (name, term) not in reader:
        return {}
    weights = postings_of(reader, name, term, within)
    whole = leaf.get_parent()
    factor = query.boost * whole.idf(name, term) * (K1 + 1)
    average = whole.avg_field_length(name) or 1.0
    fixed, varying = K1 * (1 - B), K1 * B / average
    lengths = lengths_of(reader, name)
    return {
        number: factor * weight / (weight + fixed + varying * lengths[number])
        for number, weight in weights
    }


@_scored.register
def _(query: compound.Or, leaf: Searcher, within: Within) -> Scores:
    parts = [_scored(each, leaf, within) for each in query.subqueries]
    parts = sorted((part for part in parts if part), key=len, reverse=True)
    found = parts[0] if parts else {}
    for part in parts[1:]:
        for number, score in part.items():
            found[number] = found.get(number, 0.0) + score
    return found


@_scored.register
def _(query: compound.And, leaf: Searcher, within: Within) -> Scores:
    found: Scores | None = None
    reader = leaf.reader()
    for each in sorted(query.subqueries, key=lambda part: int(part.estimate_size(reader))):
        part = _scored(each, leaf, within if found is None else found.keys())
        if found is None:
            found = part
        else:
            found = {number: found[number] + score for number, score in part.items()}
        if not found:
            return {}
    return found or {}


@_scored.register
def _(query: Phrase, leaf: Searcher, within: Within) -> Scores:
    numbers = documents_of_leaf(query, leaf)
    if within is not None:
        numbers = numbers.intersection(within)
    words = compound.And([Term(query.fieldname, word, query.boost) for word in query.words])
    return _scored(words, leaf, numbers) if numbers else {}


@_scored.register
def _(query: compound.Require, leaf: Searcher, within: Within) -> Scores:
    required = documents_of_leaf(query.b, leaf)
    return _scored(query.a, leaf, required if within is None else required.intersection(within))


@_scored.register
def _(query: compound.AndNot, leaf: Searcher, within: Within) -> Scores:
    refused = documents_of_leaf(query.b, leaf)
    scores = _scored(query.a, leaf, within)
    return {number: score for number, score in scores.items() if number not in refused}
