"""The facets of the list of changes: what happened, to which records, how long ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.facets import ChoiceFacet, Facet, Order, Records, ordered_by
from website.choices import ChangeKind
from website.facets.marked import kind_facet, marked_facets

#: How many days back each period goes, with its name.
PERIODS: Final = {
    "week": (7, _("Last 7 days")),
    "month": (30, _("Last 30 days")),
    "quarter": (91, _("Last 3 months")),
    "year": (365, _("Last 12 months")),
}


@dataclass(eq=False)
class PeriodFacet(ChoiceFacet):
    """What happened in the days up to today; of several periods the longest counts."""

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the changes since the beginning of the longest period."""
        return records.filter(self._since(max(PERIODS[value][0] for value in values)))

    def counts(self, records: Records) -> dict[str, int]:
        """Return the number of changes by period, in one query."""
        numbers = {
            value: Count("pk", filter=self._since(days)) for value, (days, _name) in PERIODS.items()
        }
        found: dict[str, int] = records.order_by().aggregate(**numbers)
        return {value: number for value, number in found.items() if number}

    def _since(self, days: int) -> Q:
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return Q(**{f"{self.lookup}__gte": midnight - timedelta(days=days - 1)})


def change_facets() -> list[Facet]:
    """Return the facets of the list of changes."""
    return [
        PeriodFacet(
            "period",
            _("Period"),
            lookup="changed_at",
            choices=lambda: {value: name for value, (_days, name) in PERIODS.items()},
        ),
        ChoiceFacet(
            "what", _("What happened"), lookup="kind", choices=lambda: dict(ChangeKind.choices)
        ),
        kind_facet("family"),
        *marked_facets("record_uid"),
    ]


def change_orders() -> list[Order]:
    """Return the orders of the list of changes."""
    return [
        ordered_by("newest", _("Newest first"), "-changed_at"),
        ordered_by("oldest", _("Oldest first"), "changed_at"),
    ]
