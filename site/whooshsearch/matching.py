"""Which documents a query finds, when how well it finds them does not matter.

Sets of numbers are put together much faster than Whoosh's matchers walk side by side, which is
what scores need.
"""

from functools import singledispatch

from whoosh.query import compound, qcore
from whoosh.query.positional import Phrase
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from whooshsearch.postings import documents_with, positions_in


def documents_of(searcher: Searcher, query: qcore.Query) -> set[int]:
    """Return the numbers of the live documents that `query` finds."""
    found: set[int] = set()
    for leaf, base in searcher.leaf_searchers():
        numbers = documents_of_leaf(query, leaf)
        found.update(numbers if not base else [number + base for number in numbers])
    return found


@singledispatch
def documents_of_leaf(query: qcore.Query, leaf: Searcher) -> set[int]:
    """Return the numbers, in one segment, of the live documents that `query` finds."""
    return set(query.docs(leaf))


@documents_of_leaf.register
def _(query: Term, leaf: Searcher) -> set[int]:
    reader = leaf.reader()
    if query.fieldname not in reader.schema:
        return set()
    term = reader.schema[query.fieldname].to_bytes(query.text)
    if (query.fieldname, term) not in reader:
        return set()
    return documents_with(reader, query.fieldname, term)


@documents_of_leaf.register
def _(query: qcore.Every, leaf: Searcher) -> set[int]:  # noqa: ARG001  (chosen by it)
    return set(leaf.reader().all_doc_ids())


@documents_of_leaf.register
def _(query: compound.Or, leaf: Searcher) -> set[int]:
    return set().union(*(documents_of_leaf(each, leaf) for each in query.subqueries))


@documents_of_leaf.register
def _(query: compound.And, leaf: Searcher) -> set[int]:
    found: set[int] | None = None
    for each in query.subqueries:
        numbers = documents_of_leaf(each, leaf)
        found = numbers if found is None else found & numbers
        if not found:
            return set()
    return found or set()


@documents_of_leaf.register
def _(query: Phrase, leaf: Searcher) -> set[int]:
    if query.slop != 1:
        return set(query.docs(leaf))
    words = [Term(query.fieldname, word) for word in query.words]
    candidates = sorted(documents_of_leaf(compound.And(words), leaf))
    if not candidates or len(words) == 1:
        return set(candidates)
    reader, field = leaf.reader(), leaf.reader().schema[query.fieldname]
    starts: dict[int, set[int]] = {}
    for place, word in enumerate(query.words):
        term = field.to_bytes(word)
        for number, positions in positions_in(reader, query.fieldname, term, candidates):
            here = {position - place for position in positions}
            starts[number] = here & starts[number] if number in starts else here
        candidates = [number for number in candidates if starts.get(number)]
    return set(candidates)


@documents_of_leaf.register
def _(query: compound.Require, leaf: Searcher) -> set[int]:
    return documents_of_leaf(query.a, leaf) & documents_of_leaf(query.b, leaf)


@documents_of_leaf.register
def _(query: compound.AndNot, leaf: Searcher) -> set[int]:
    return documents_of_leaf(query.a, leaf) - documents_of_leaf(query.b, leaf)
