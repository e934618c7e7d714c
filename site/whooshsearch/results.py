"""The results of a search: found and ordered in the index, fetched from the database by key."""

import datetime
import logging
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from whooshsearch.finding import Finding, Hit
from whooshsearch.services.keep import keeper
from whooshsearch.store import IndexUnavailable

logger = logging.getLogger(__name__)

#: Keys in one query to the database, well below what any database takes.
KEYS_PER_QUERY = 500


class WhooshSearchResults(BaseSearchResults):
    """Records that a query finds, best first.

    `unavailable` says why nothing could be found when the index cannot be read; the results are
    then empty, so that the page that asks stays up.
    """

    supports_facet = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: Shared with what is cut from these results: who asked for a page may ask either.
        self._reasons: list[str] = []

    @property
    def unavailable(self) -> str | None:
        """Why the index could not be asked, in a sentence; None when it could."""
        return self._reasons[-1] if self._reasons else None

    def _clone(self) -> Self:
        new: Self = super()._clone()
        new._reasons = self._reasons
        return new

    def _finding(self) -> Finding:
        return Finding(self.backend, self.query_compiler)

    def _do_search(self) -> list[Any]:
        if self.stop is not None and self.stop <= self.start:
            return []
        try:
            hits = self._finding().hits(self.start, self.stop)
        except IndexUnavailable as error:
            return self._without_index(error)
        return self._fetch(hits)

    def _do_count(self) -> int:
        try:
            found = self._finding().count()
        except IndexUnavailable as error:
            self._without_index(error)
            return 0
        last = found if self.stop is None else min(found, self.stop)
        return max(0, last - self.start)

    def facet(self, field_name: str) -> "OrderedDict[Any, int]":
        """Return how many of the results have each value of a filter field, most frequent first.

        Records without a value count under None. Raises FilterFieldError for a field that is no
        filter field of the model.
        """
        field = self._facet_field(field_name)
        try:
            counts = self._finding().facet(field)
        except IndexUnavailable as error:
            self._without_index(error)
            return OrderedDict()
        readable = _reader_of(field, self.model)
        ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
        return OrderedDict((readable(value), count) for value, count in ordered)

    def _facet_field(self, name: str) -> Any:
        for field in self.model.get_filterable_search_fields():
            if name in {field.field_name, field.get_attname(self.model)}:
                return field
        raise FilterFieldError(
            f'Cannot facet search results with field "{name}". Please add '
            f"index.FilterField('{name}') to {self.model.__name__}.search_fields.",
            field_name=name,
        )

    def _fetch(self, hits: Sequence[Hit]) -> list[Any]:
        """Return the records of `hits` in their order; what the database lacks is left out."""
        records = self._records([hit.key for hit in hits])
        found = []
        for hit in hits:
            record = records.get(hit.key)
            if record is None:
                continue
            if self._score_field:
                setattr(record, self._score_field, hit.score)
            found.append(record)
        return found

    def _records(self, keys: Sequence[str]) -> dict[str, Any]:
        queryset = self.query_compiler.queryset.order_by()
        if self.prefetch_related:
            queryset = queryset.prefetch_related(*self.prefetch_related)
        name = self._finding().documents.key_name
        return {
            str(getattr(record, name)): record
            for some in _in_turn(keys)
            for record in queryset.filter(**{f"{name}__in": some})
        }

    def _without_index(self, error: IndexUnavailable) -> list[Any]:
        self._reasons.append(error.reason)
        logger.warning("A search index cannot be read: %s", error.reason)
        keeper.mend_soon(self.backend.get_index_for_model(self.model))
        return []


def _in_turn(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(keys), KEYS_PER_QUERY):
        yield keys[start : start + KEYS_PER_QUERY]


def _reader_of(field: Any, model: type[models.Model]) -> Any:
    """Return what turns a value of the index into that of the model's field."""
    try:
        target = field.get_field(model)
    except FieldDoesNotExist:
        return lambda value: value
    while getattr(target, "remote_field", None):
        target = target.related_model._meta.pk

    def read(value: Any) -> Any:
        found = None if value is None else target.to_python(value)
        if settings.USE_TZ and isinstance(found, datetime.datetime) and timezone.is_naive(found):
            return timezone.make_aware(found, datetime.UTC)
        return found

    return read
