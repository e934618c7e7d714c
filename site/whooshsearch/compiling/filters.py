"""Filters of a queryset that the columns of an index can answer, so that the database need not.

Only what the database would answer in just the same way is taken: comparisons of a record's own
filter fields with plain values. All else (relations, collations, expressions) is left to the
database: `column_filter` then returns None.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from django.db import models
from django.db.models import lookups
from django.db.models.expressions import Col
from django.db.models.fields.related_lookups import (
    RelatedExact,
    RelatedGreaterThan,
    RelatedGreaterThanOrEqual,
    RelatedIn,
    RelatedIsNull,
    RelatedLessThan,
    RelatedLessThanOrEqual,
)
from django.db.models.sql.where import AND, OR, NothingNode, WhereNode
from modelsearch.backends.base import FilterFieldError

from whooshsearch.columns import Column, Columns, Wanted
from whooshsearch.documents import DocumentMap
from whooshsearch.values import plain

#: Fields whose values compare in an index as they do in every database.
ORDERED_FIELDS = (
    models.IntegerField,
    models.BooleanField,
    models.DateField,
    models.TimeField,
)
MATCHED_FIELDS = (*ORDERED_FIELDS, models.CharField, models.TextField, models.UUIDField)


@dataclass(frozen=True)
class AnyOf:
    """Documents with one of these values."""

    values: tuple[Any, ...]

    def of(self, column: Column) -> Iterator[int]:
        """Yield the numbers of the documents."""
        return chain.from_iterable(column.documents.get(value, ()) for value in set(self.values))


@dataclass(frozen=True)
class Null:
    """Documents without a value, or with one."""

    is_null: bool

    def of(self, column: Column) -> Iterator[int]:
        """Yield the numbers of the documents."""
        if self.is_null:
            return iter(column.documents.get(None, ()))
        return chain.from_iterable(column.documents[value] for value in column.ordered)


@dataclass(frozen=True)
class Between:
    """Documents with a value between two bounds, either of which may be open (None)."""

    least: Any = None
    most: Any = None
    has_least: bool = True
    has_most: bool = True

    def of(self, column: Column) -> Iterator[int]:
        """Yield the numbers of the documents."""
        values = column.ordered
        find_start = bisect_left if self.has_least else bisect_right
        find_end = bisect_right if self.has_most else bisect_left
        start = 0 if self.least is None else find_start(values, self.least)
        end = len(values) if self.most is None else find_end(values, self.most)
        return chain.from_iterable(column.documents[value] for value in values[start:end])


@dataclass(frozen=True)
class FieldFilter:
    """What one filter field has to be."""

    name: str
    wanted: Wanted

    def documents(self, columns: Columns) -> set[int]:
        """Return the numbers of the documents that pass."""
        return columns.documents(self.name, self.wanted)


@dataclass(frozen=True)
class Joined:
    """Several filters of which all, or any, have to pass."""

    parts: tuple["ColumnFilter", ...]
    is_any: bool

    def documents(self, columns: Columns) -> set[int]:
        """Return the numbers of the documents that pass."""
        found = [part.documents(columns) for part in self.parts]
        return set.union(*found) if self.is_any else set.intersection(*found)


class Nothing:
    """The filter that nothing passes."""

    def documents(self, columns: Columns) -> set[int]:
        """Return no documents."""
        return set()


ColumnFilter = FieldFilter | Joined | Nothing


class FieldPath(Protocol):
    """Finds the search fields that lead to a column, as modelsearch's compiler does."""

    def __call__(self, column: Col) -> list[Any]:
        """Return the path, or raise FilterFieldError."""


class NotInColumnsError(Exception):
    """A filter that only the database can answer."""


def column_filter(
    queryset: "models.QuerySet[Any]", documents: DocumentMap, path_to: FieldPath
) -> ColumnFilter | None:
    """Return the queryset's filter over columns; None where the database has to answer.

    Raises NotInColumnsError where that is so.
    """
    query = queryset.query
    if query.combinator or query.is_sliced or query.extra or query.distinct_fields:
        raise NotInColumnsError
    if not query.where:
        return None
    return _Translator(queryset.model, documents, path_to).node(query.where)


class _Translator:
    def __init__(
        self, model: type[models.Model], documents: DocumentMap, path_to: FieldPath
    ) -> None:
        self._model = model
        self._documents = documents
        self._path_to = path_to

    def node(self, node: Any) -> ColumnFilter:
        if isinstance(node, NothingNode):
            return Nothing()
        if isinstance(node, WhereNode):
            if node.negated or node.connector not in {AND, OR} or not node.children:
                raise NotInColumnsError
            parts = tuple(self.node(child) for child in node.children)
            return parts[0] if len(parts) == 1 else Joined(parts, is_any=node.connector == OR)
        return self._lookup(node)

    def _lookup(self, lookup: Any) -> FieldFilter:
        if not isinstance(lookup.lhs, Col) or type(lookup) not in _TESTS:
            raise NotInColumnsError
        field = lookup.lhs.target
        try:
            path = self._path_to(lookup.lhs)
        except FilterFieldError as error:
            raise NotInColumnsError from error
        kinds, make = _TESTS[type(lookup)]
        value_field = _value_field(field)
        if len(path) != 1 or not isinstance(value_field, kinds):
            raise NotInColumnsError
        if getattr(value_field, "db_collation", None):
            raise NotInColumnsError
        wanted = _plain_values(lookup.rhs)
        name = self._documents.value_name(self._model, path[0])
        return FieldFilter(name, make(wanted))


def _value_field(field: Any) -> Any:
    """Return the field that holds the value: that of the key, for a relation."""
    while getattr(field, "remote_field", None):
        field = field.target_field
    return field


def _plain_values(value: Any) -> Any:
    if hasattr(value, "resolve_expression") or hasattr(value, "as_sql"):
        raise NotInColumnsError
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        if any(hasattr(each, "resolve_expression") for each in value):
            raise NotInColumnsError
        return [plain(each) for each in value]
    return plain(value)


def _is_null(wanted: Any) -> Null:
    return Null(bool(wanted))


def _any_of(wanted: Any) -> AnyOf:
    values = wanted if isinstance(wanted, list) else [wanted]
    return AnyOf(tuple(value for value in values if value is not None))


def _between(wanted: Any) -> Between:
    least, most = wanted
    if least is None or most is None:
        raise NotInColumnsError
    return Between(least, most)


_TESTS: dict[type, tuple[tuple[type, ...], Callable[[Any], Wanted]]] = {
    **dict.fromkeys(
        (lookups.Exact, lookups.IntegerFieldExact, RelatedExact), (MATCHED_FIELDS, _any_of)
    ),
    **dict.fromkeys((lookups.In, RelatedIn), (MATCHED_FIELDS, _any_of)),
    **dict.fromkeys((lookups.IsNull, RelatedIsNull), (MATCHED_FIELDS, _is_null)),
    **dict.fromkeys(
        (lookups.LessThan, lookups.IntegerLessThan, RelatedLessThan),
        (ORDERED_FIELDS, lambda wanted: Between(most=wanted, has_most=False)),
    ),
    **dict.fromkeys(
        (lookups.LessThanOrEqual, lookups.IntegerLessThanOrEqual, RelatedLessThanOrEqual),
        (ORDERED_FIELDS, lambda wanted: Between(most=wanted)),
    ),
    **dict.fromkeys(
        (lookups.GreaterThan, lookups.IntegerGreaterThan, RelatedGreaterThan),
        (ORDERED_FIELDS, lambda wanted: Between(least=wanted, has_least=False)),
    ),
    **dict.fromkeys(
        (lookups.GreaterThanOrEqual, lookups.IntegerGreaterThanOrEqual, RelatedGreaterThanOrEqual),
        (ORDERED_FIELDS, lambda wanted: Between(least=wanted)),
    ),
    lookups.Range: (ORDERED_FIELDS, _between),
}
