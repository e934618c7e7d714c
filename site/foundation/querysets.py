"""Querysets that speak as an editor speaks."""

from typing import Self, TypeVar

from django.db import models
from modelsearch.queryset import SearchableQuerySetMixin

from foundation.public_records import public_among

Record = TypeVar("Record", bound=models.Model)


class RecordQuerySet(SearchableQuerySetMixin, models.QuerySet[Record]):
    """What every family of publishable records can be asked."""

    def live(self) -> Self:
        """Published records, which editors choose from and keep true."""
        return self.filter(live=True)

    def public(self) -> Self:
        """Only what the public may see: all that is shown, counted, fed or mailed starts here."""
        found: Self = public_among(self)
        return found

    def drafts(self) -> Self:
        """Records that were never published, or no longer are."""
        return self.filter(live=False)

    def with_open_draft(self) -> Self:
        """Records whose latest version is not the published one."""
        return self.filter(has_unpublished_changes=True)

    def scheduled(self) -> Self:
        """Records of which a version waits for its day."""
        return self.filter(revisions_of_record__approved_go_live_at__isnull=False).distinct()
