"""Which documents a query finds, when how well it finds them does not matter.

Sets of numbers are put together much faster than Whoosh's matchers walk side by side, which is
what scores need.
"""

from functools import singledispatch

from whoosh.query import compound, qcore
from whoosh.query.terms import Term
from whoosh.searching import Searcher


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
    return set(reader.postings(query.fieldname, term).all_ids())


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
def _(query: compound.Require, leaf: Searcher) -> set[int]:
    return documents_of_leaf(query.a, leaf) & documents_of_leaf(query.b, leaf)


@documents_of_leaf.register
def _(query: compound.AndNot, leaf: Searcher) -> set[int]:
    return documents_of_leaf(query.a, leaf) - documents_of_leaf(query.b, leaf)
