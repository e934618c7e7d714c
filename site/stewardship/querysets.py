"""Querysets that speak of sources and reviews."""

from dataclasses import dataclass
from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone
from modelsearch.queryset import SearchableQuerySetMixin

from foundation.querysets import RecordQuerySet

Record = TypeVar("Record", bound=models.Model)


@dataclass(frozen=True)
class Tally:
    """How many records there are, and how many of them are checked and current."""

    tracked: int
    current: int


class SourceQuerySet(SearchableQuerySetMixin, models.QuerySet[models.Model]):
    """Sources, searchable."""


class VerifiedRecordQuerySet(RecordQuerySet[Record]):
    """Records, by where they stand with their reviews."""

    def verified(self) -> Self:
        """Records that somebody compared with their sources at least once."""
        return self.filter(verified_on__isnull=False)

    def not_verified(self, day: date | None = None) -> Self:
        """Records that nobody has verified yet, nor asked to review by `day` (today)."""
        return self.filter(is_unseen(day))

    def verified_and_current(self, day: date | None = None) -> Self:
        """Records whose last check still holds on `day` (today)."""
        return self.filter(is_current(day))

    def past_due(self, day: date | None = None) -> Self:
        """Records whose next review should have happened before `day` (today).

        Those never verified are due from the day on which a review was asked for.
        """
        return self.filter(is_past_due(day))

    def current(self, day: date | None = None) -> Self:
        """Live records that are not past due for review, those never verified among them.

        What the public is told as "checked and current" is `verified_and_current`.
        """
        return self.filter(live=True).exclude(is_past_due(day))

    def tally(self, day: date | None = None) -> "Tally":
        """Count these records, and those of them that are checked and current, in one query."""
        found = self.order_by().aggregate(
            tracked=models.Count("pk"), current=models.Count("pk", filter=is_current(day))
        )
        return Tally(**found)

    def count_by_review(self, day: date | None = None) -> dict[str, int]:
        """Count these records by where they stand with their reviews, in one query."""
        found: dict[str, int] = self.order_by().aggregate(
            current=models.Count("pk", filter=is_current(day)),
            due=models.Count("pk", filter=is_past_due(day)),
            not_verified=models.Count("pk", filter=is_unseen(day)),
        )
        return found

    def of_owner(self, user: models.Model) -> Self:
        """Records that `user` owns or stands in for."""
        return self.filter(models.Q(owner=user) | models.Q(deputy=user))


def is_past_due(day: date | None = None) -> models.Q:
    """Return the condition of a record whose review should have happened before `day` (today).

    One that nobody has verified yet is due from the day on which a review was asked for.
    """
    on = day or timezone.localdate()
    return models.Q(next_review_on__lt=on) | models.Q(next_review_on=on, verified_on__isnull=True)


def is_current(day: date | None = None) -> models.Q:
    """Return the condition of a record whose last check still holds on `day` (today)."""
    return models.Q(verified_on__isnull=False, next_review_on__gte=day or timezone.localdate())


def is_unseen(day: date | None = None) -> models.Q:
    """Return the condition of a record never verified, nor asked to be by `day` (today)."""
    return models.Q(verified_on__isnull=True) & ~is_past_due(day)
