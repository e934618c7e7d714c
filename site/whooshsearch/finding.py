"""Finding documents: what the index knows by itself, and what it asks the database for.

Words are always looked up in the index. Filters and orders that its columns can answer are
answered there; any other by the database, in one of two ways: few documents are handed to it by
key, of many it is asked for all the keys that pass.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.db import connections, models
from whoosh.searching import Searcher

from whooshsearch.columns import Columns
from whooshsearch.compiling.compiler import WhooshSearchQueryCompiler
from whooshsearch.compiling.filters import ORDERED_FIELDS, NotInColumnsError
from whooshsearch.documents import KEY, DocumentMap
from whooshsearch.matching import documents_of
from whooshsearch.ranking import best_of, scores_of

#: Up to so many documents are handed to the database by key.
FEW = 1_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its key, and how well it matches."""

    key: str
    score: float


class Finding:
    """One search, made in one reading of the index."""

    def __init__(self, backend: Any, compiler: WhooshSearchQueryCompiler) -> None:
        self._compiler = compiler
        self._queryset = compiler.queryset
        index = backend.get_index_for_model(self._queryset.model)
        self._store = index.store
        self.documents: DocumentMap = index.documents

    @cached_property
    def query(self) -> Any:
        """The query for Whoosh, with all that makes one document better than another."""
        return self._compiler.whoosh_query(self.documents, is_scored=True)

    @cached_property
    def unscored_query(self) -> Any:
        """A query that finds the same documents, with less to look for."""
        return self._compiler.whoosh_query(self.documents, is_scored=False)

    def hits(self, start: int, stop: int | None) -> list[Hit]:
        """Return the hits from `start` up to `stop`, in the order asked for."""
        with self._store.searching() as searcher:
            columns = Columns(searcher)
            if self._compiler.order_by_relevance:
                scores = scores_of(searcher, self.query, self._allowed(searcher, columns))
                best = best_of(scores, stop)[start:]
                return [Hit(columns.key(number), score) for number, score in best]
            numbers = self._in_order(self._passing(searcher, columns), columns, stop)
            return [Hit(columns.key(number), 1.0) for number in numbers[start:stop]]

    def count(self) -> int:
        """Return how many records are found."""
        with self._store.searching() as searcher:
            if self._compiler.finds_everything(self.documents) and not self._queryset.query.where:
                return int(searcher.doc_count())
            return len(self._passing(searcher, Columns(searcher)))

    def facet(self, field: Any) -> Counter[Any]:
        """Return how many of the records found have each value of a filter field."""
        with self._store.searching() as searcher:
            columns = Columns(searcher)
            passing = self._passing(searcher, columns)
            name = self.documents.value_name(self._queryset.model, field)
            counts: Counter[Any] = Counter()
            for _number, values in columns.gather(name, passing):
                counts.update(values or (None,))
            return counts

    def _passing(self, searcher: Searcher, columns: Columns) -> list[int]:
        """Return the numbers of the documents that are found and pass the filters."""
        found = documents_of(searcher, self.unscored_query)
        allowed = self._allowed(searcher, columns, found)
        return sorted(found if allowed is None else found & allowed)

    def _allowed(
        self, searcher: Searcher, columns: Columns, found: set[int] | None = None
    ) -> set[int] | None:
        """Return the numbers of documents that pass the filters; None when all do."""
        try:
            column_filter = self._compiler.column_filter(self.documents)
        except NotInColumnsError:
            if found is None:
                found = documents_of(searcher, self.unscored_query)
            return self._allowed_by_database(columns, found)
        return None if column_filter is None else column_filter.documents(columns)

    def _allowed_by_database(self, columns: Columns, found: set[int]) -> set[int]:
        name = self.documents.key_name
        rows = self._queryset.order_by().prefetch_related(None)
        if len(found) <= FEW:
            numbers = {columns.key(number): number for number in found}
            rows = rows.filter(**{f"{name}__in": list(numbers)})
            keys = {str(key) for key in rows.values_list(name, flat=True)}
            return {number for key, number in numbers.items() if key in keys}
        return columns.of_keys(str(key) for key in rows.values_list(name, flat=True).iterator())

    def _in_order(self, numbers: list[int], columns: Columns, stop: int | None) -> Sequence[int]:
        """Return documents as the queryset orders them, those beyond `stop` perhaps not."""
        order = self._compiler.order()
        if order is None or not all(self._is_ordered(field) for _reverse, field in order):
            return self._in_database_order(numbers, columns, stop)
        if not order:
            return self._newest_first(numbers, columns, stop)
        for is_reverse, field in reversed(order):
            name = self.documents.value_name(self._queryset.model, field)
            ranks = self._ranks(columns.gather(name, numbers))
            numbers = sorted(numbers, key=ranks.__getitem__, reverse=is_reverse)
        return numbers

    def _ranks(self, values: Iterable[tuple[int, tuple[Any, ...]]]) -> dict[int, tuple[bool, Any]]:
        """Return what each document is ordered by: null stands where the database puts it."""
        null_is_last = connections[self._queryset.db].features.nulls_order_largest
        null, other = (null_is_last, 0), not null_is_last
        return {number: (other, found[0]) if found else null for number, found in values}

    def _newest_first(
        self, numbers: list[int], columns: Columns, stop: int | None
    ) -> Sequence[int]:
        if not isinstance(self.documents.root._meta.pk, models.IntegerField):
            return self._in_database_order(numbers, columns, stop)
        keys = {number: int(values[0]) for number, values in columns.gather(KEY, numbers)}
        return sorted(numbers, key=keys.__getitem__, reverse=True)

    def _in_database_order(
        self, numbers: list[int], columns: Columns, stop: int | None
    ) -> Sequence[int]:
        name = self.documents.key_name
        found = {str(values[0]): number for number, values in columns.gather(KEY, numbers)}
        rows = self._queryset.prefetch_related(None)
        rows = rows if rows.query.order_by else rows.order_by("-pk")
        if len(found) <= FEW:
            rows = rows.filter(**{f"{name}__in": list(found)})
        keys = dict.fromkeys(str(key) for key in rows.values_list(name, flat=True).iterator())
        return list(islice((found[key] for key in keys if key in found), stop))

    def _is_ordered(self, field: Any) -> bool:
        """Say whether the values of a field compare in the index as in the database."""
        model_field: Any = self._queryset.model._meta.get_field(field.field_name)
        return isinstance(model_field, ORDERED_FIELDS)
