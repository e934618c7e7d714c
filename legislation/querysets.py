"""Querysets that speak of laws."""

from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone

from legislation.choices import IN_FORCE_STATUSES, PENDING_STATUSES
from stewardship.querysets import VerifiedRecordQuerySet


class InstrumentQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Instruments, by where they stand."""

    def in_force(self) -> Self:
        """Instruments that bind somebody, by their stored status."""
        return self.filter(status__in=IN_FORCE_STATUSES)

    def pending(self) -> Self:
        """Instruments that may still become law, by their stored status."""
        return self.filter(status__in=PENDING_STATUSES)

    def status_outdated(self, day: date | None = None) -> Self:
        """Instruments whose stored status was overtaken by the calendar."""
        return self.filter(status_changes_on__lte=day or timezone.localdate())

    def for_listing(self) -> Self:
        """With what a row of a public list shows."""
        return self.select_related("jurisdiction", "title_language")
