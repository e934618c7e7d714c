"""Filters of the list of laws in the admin."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _

from foundation.date_filters import PartialDateYearRangeFilter, YearRange
from legislation.choices import InstrumentKind, InstrumentStatus
from legislation.models import Framework
from legislation.services.true_status import matching_status
from reference.models import Jurisdiction, Region, Topic
from stewardship.filters import VerifiedRecordFilterSet


def places(_request: Any) -> QuerySet[Jurisdiction]:
    """Return the jurisdictions that have a law, draft or live."""
    return Jurisdiction.objects.filter(instruments__isnull=False).distinct().a_to_z()


class EventYearsFilter(PartialDateYearRangeFilter):
    """Keeps laws to which something may have happened in a span of years."""

    def within(self, qs: Any, years: YearRange) -> QuerySet[Any]:
        """Return each such law once."""
        found: QuerySet[Any] = qs.with_event_between(*years)
        return found


class InstrumentFilterSet(VerifiedRecordFilterSet):
    """What the list of laws can be narrowed by, besides what every family offers."""

    jurisdiction = django_filters.ModelMultipleChoiceFilter(
        label=_("Jurisdiction"), queryset=places
    )
    region = django_filters.ModelChoiceFilter(
        label=_("Region"),
        queryset=lambda _request: Region.objects.all(),
        method="filter_region",
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=InstrumentKind.choices, widget=CheckboxSelectMultiple
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Where it stands"),
        choices=InstrumentStatus.choices,
        method="filter_status",
        widget=CheckboxSelectMultiple,
    )
    topic = django_filters.ModelMultipleChoiceFilter(
        label=_("Topic"), queryset=lambda _request: Topic.objects.all(), method="filter_topic"
    )
    year = EventYearsFilter(label=_("Something happened in"))

    def filter_region(self, laws: Any, _name: str, region: Region) -> QuerySet[Any]:
        """Return laws of the places in the region, its sub-regions included."""
        found: QuerySet[Any] = laws.in_region(region)
        return found

    def filter_status(self, laws: Any, _name: str, statuses: list[str]) -> QuerySet[Any]:
        """Return laws that stand so today, whatever was stored."""
        return matching_status(laws, statuses) if statuses else laws

    def filter_topic(self, laws: Any, _name: str, topics: list[Topic]) -> QuerySet[Any]:
        """Return laws on any of the topics, each once."""
        if not topics:
            return laws
        on_topics = laws.model.objects.filter(topic_items__tag__in=topics)
        found: QuerySet[Any] = laws.filter(pk__in=on_topics.values("pk"))
        return found


def assessed_places(_request: Any) -> QuerySet[Jurisdiction]:
    """Return the jurisdictions that have an assessment, draft or live."""
    return Jurisdiction.objects.filter(assessments__isnull=False).distinct().a_to_z()


class AssessmentFilterSet(VerifiedRecordFilterSet):
    """What the list of assessments can be narrowed by, besides what every family offers."""

    framework = django_filters.ModelMultipleChoiceFilter(
        label=_("Framework"), queryset=lambda _request: Framework.objects.order_by("name")
    )
    jurisdiction = django_filters.ModelMultipleChoiceFilter(
        label=_("Country"), queryset=assessed_places
    )
