"""The systems that are asked the same: backends of modelsearch, and Whoosh by itself."""

from typing import Any, Protocol

from modelsearch.backends import get_search_backend
from modelsearch.query import Phrase
from whoosh import query
from whoosh.sorting import Count, FieldFacet

from tests.bench.laws.models import Instrument
from tests.bench.questions import Question, Wanted

PAGE = 20


class System(Protocol):
    """Answers questions."""

    def answer(self, question: Question) -> Any:
        """Return records, a number, or the numbers of a facet."""


class Backend:
    """A search backend, as a site asks it."""

    def __init__(self, alias: str) -> None:
        self._backend = get_search_backend(alias)

    def answer(self, question: Question) -> Any:
        """Search as a page would."""
        results = self._results(question)
        if question.wanted is Wanted.COUNT:
            return results.count()
        if question.wanted is Wanted.FACET:
            return results.facet("kind")
        return list(results[:PAGE])

    def _results(self, question: Question) -> Any:
        rows = Instrument.objects.all()
        if question.kind:
            rows = rows.filter(kind=question.kind)
        if question.days:
            rows = rows.filter(adopted__range=question.days)
        if question.is_by_date:
            rows = rows.order_by("-adopted")
        if question.is_beginning:
            return self._backend.autocomplete(question.text, rows)
        text: Any = Phrase(question.text) if question.is_phrase else question.text
        return self._backend.search(
            text,
            rows,
            operator=None if question.is_phrase else question.operator,
            order_by_relevance=not question.is_by_date,
        )


class RawWhoosh:
    """The same index asked with what Whoosh itself has, and the rows fetched by key.

    Words are looked up as they were typed, in both fields, and nothing else is: no stems, no
    synonyms. Filters, orders and facets are those of Whoosh over the columns of the index.
    """

    def __init__(self) -> None:
        self._store = get_search_backend("default").get_index_for_model(Instrument).store

    def answer(self, question: Question) -> Any:
        """Search without any of the backend's code."""
        with self._store.searching() as searcher:
            asked = _query(question)
            if question.wanted is Wanted.COUNT:
                return sum(1 for _number in searcher.docs_for_query(asked))
            if question.wanted is Wanted.FACET:
                kinds = FieldFacet("value:kind", maptype=Count)
                found = searcher.search(asked, limit=None, groupedby={"kind": kinds})
                return found.groups("kind")
            order = FieldFacet("value:adopted", reverse=True) if question.is_by_date else None
            found = searcher.search(asked, limit=PAGE, filter=_filter(question), sortedby=order)
            kept = searcher.reader().column_reader("key")
            keys = [int(kept[hit.docnum]) for hit in found]
        rows = Instrument.objects.in_bulk(keys)
        return [rows[key] for key in keys if key in rows]


def _query(question: Question) -> Any:
    words = question.text.split()
    if question.is_beginning:
        return query.And([query.Term("prefixes:title", word[:15]) for word in words])
    fields = (("text:title", 3.0), ("text:text", 1.0))
    if question.is_phrase:
        return query.Or([query.Phrase(name, words, boost=boost) for name, boost in fields])
    each = [
        query.Or([query.Term(name, word, boost=boost) for name, boost in fields]) for word in words
    ]
    return query.And(each) if question.operator == "and" else query.Or(each)


def _filter(question: Question) -> Any:
    if question.kind:
        return query.ColumnQuery("value:kind", f'"{question.kind}"'.encode())
    if question.days:
        first, last = (f'"{day.isoformat()}"'.encode() for day in question.days)
        return query.ColumnQuery("value:adopted", lambda value: first <= value <= last)
    return None
