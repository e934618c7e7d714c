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

    def not_verified(self, day: date | None = None) -> Self:
        """Records that nobody has verified yet, nor asked to review by `day` (today)."""
        return self.filter(verified_on__isnull=True).exclude(_due_on(day))

    def verified_and_current(self, day: date | None = None) -> Self:
        """Records whose last check still holds on `day` (today)."""
        return self.verified().filter(next_review_on__gte=day or timezone.localdate())

    def past_due(self, day: date | None = None) -> Self:
        """Records whose next review should have happened before `day` (today).

        Those never verified are due from the day on which a review was asked for.
        """
        return self.filter(_due_on(day))

    def current(self, day: date | None = None) -> Self:
        """Live records that count as current: not past due for review."""
        return self.filter(live=True).exclude(_due_on(day))

    def of_owner(self, user: models.Model) -> Self:
        """Records that `user` owns or stands in for."""
        return self.filter(models.Q(owner=user) | models.Q(deputy=user))


def _due_on(day: date | None) -> models.Q:
    on = day or timezone.localdate()
    return models.Q(next_review_on__lt=on) | models.Q(next_review_on=on, verified_on__isnull=True)
