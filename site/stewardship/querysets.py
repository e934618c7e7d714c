"""Querysets that speak of sources and reviews."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone
from modelsearch.queryset import SearchableQuerySetMixin

from foundation.querysets import RecordQuerySet

Record = TypeVar("Record", bound=models.Model)


class SourceQuerySet(SearchableQuerySetMixin, models.QuerySet[models.Model]):
    """Sources, searchable."""


class VerifiedRecordQuerySet(RecordQuerySet[Record]):
    """Records, by where they stand with their reviews."""

    def verified(self) -> Self:
        """Records that somebody compared with their sources at least once."""
        return self.filter(verified_on__isnull=False)

    def not_verified(self) -> Self:
        """Records that nobody has compared with their sources yet."""
        return self.filter(verified_on__isnull=True)

    def verified_and_current(self, day: date | None = None) -> Self:
        """Records whose last check still holds on `day` (today)."""
        return self.verified().filter(next_review_on__gte=day or timezone.localdate())

    def past_due(self, day: date | None = None) -> Self:
        """Records whose next review should have happened before `day` (today)."""
        return self.verified().filter(next_review_on__lt=day or timezone.localdate())

    def current(self, day: date | None = None) -> Self:
        """Live records that count as current: not past due for review."""
        return self.filter(live=True).exclude(next_review_on__lt=day or timezone.localdate())

    def of_owner(self, user: models.Model) -> Self:
        """Records that `user` owns or stands in for."""
        return self.filter(models.Q(owner=user) | models.Q(deputy=user))
