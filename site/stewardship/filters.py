"""Filters of verified records and of sources in the admin."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from accounts.models import User
from foundation.record_filters import RecordFilterSet
from stewardship.choices import VerificationState
from stewardship.models import Source


def owners(_request: Any) -> QuerySet[User]:
    """Return the colleagues who can own a record."""
    return User.objects.filter(is_active=True).order_by("first_name", "last_name", "email")


class VerifiedRecordFilterSet(RecordFilterSet):
    """Adds who keeps a record, and where it stands with its reviews."""

    owner = django_filters.ModelChoiceFilter(
        label=_("Owner"), queryset=owners, null_label=_("Nobody"), null_value="none"
    )
    verification = django_filters.ChoiceFilter(
        label=_("Verification"),
        choices=VerificationState.choices,
        method="filter_verification",
        widget=RadioSelect,
        empty_label=_("All"),
    )
    next_review_on = django_filters.DateFromToRangeFilter(
        label=_("Next review"), widget=DateRangePickerWidget
    )

    def filter_verification(self, records: Any, _name: str, state: str) -> QuerySet[Any]:
        """Return the records in that state today."""
        by_state = {
            VerificationState.NOT_VERIFIED: records.not_verified,
            VerificationState.CURRENT: records.verified_and_current,
            VerificationState.DUE: records.past_due,
        }
        found: QuerySet[Any] = by_state[VerificationState(state)]()
        return found


class SourceFilterSet(WagtailFilterSet):
    """What sources can be filtered by."""

    class Meta:
        model = Source
        fields: ClassVar[list[str]] = ["kind", "version", "address_basis", "link_state", "language"]
