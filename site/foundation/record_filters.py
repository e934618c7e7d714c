"""Filters of the lists of records in the admin."""

from typing import Any

import django_filters
from django.db.models import QuerySet, TextChoices
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from foundation.date_filters import PartialDateYearRangeFilter
from foundation.fields import PartialDateField


class PublicState(TextChoices):
    """Where a record stands between its draft and the public."""

    LIVE = "live", _("Live")
    DRAFT = "draft", _("Not public")
    CHANGED = "changed", _("Live, with a newer draft")
    SCHEDULED = "scheduled", _("Scheduled")


class RecordFilterSet(WagtailFilterSet):
    """What every family can be filtered by; partial dates filter by years that overlap."""

    state = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=PublicState.choices,
        method="filter_state",
        widget=RadioSelect,
        empty_label=_("All"),
    )

    def filter_state(self, records: Any, _name: str, state: str) -> QuerySet[Any]:
        """Return the records in that state."""
        by_state = {
            PublicState.LIVE: records.live,
            PublicState.DRAFT: records.drafts,
            PublicState.CHANGED: records.live().with_open_draft,
            PublicState.SCHEDULED: records.scheduled,
        }
        found: QuerySet[Any] = by_state[PublicState(state)]()
        return found

    @classmethod
    def filter_for_lookup(cls, field: Any, lookup_type: str) -> tuple[Any, Any]:
        """Ask for a span of years where the field is a partial date."""
        if isinstance(field, PartialDateField):
            return PartialDateYearRangeFilter, {}
        found: tuple[Any, Any] = super().filter_for_lookup(field, lookup_type)
        return found
