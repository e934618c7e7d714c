"""The year in which a text became law, as a facet of the list and as the ground of a chart.

It is the year of the event that made it law: of the firm ones the surest, of these the first.
Where no such event has a date, it is the year in which the text took effect. A bill has none: what
became law is counted as the act. List and chart ask the database the same question, so that a
bar is as tall as the list behind it is long.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.date_queries import in_year_range
from foundation.facets import Reading, Records, YearsFacet
from legislation.choices import EventScope, EventType, InstrumentKind
from legislation.models import Event, Instrument
from legislation.status_points import FULL_LAW_WEIGHT, LAW_WEIGHT, Effect, effect_of


def _weights() -> dict[str, int]:
    """Return how surely each type of event made a text law; taking effect says least."""
    effects = {kind: effect_of(InstrumentKind.ACT, kind) for kind in EventType.values}
    laws = {kind for kind, effect in effects.items() if effect is Effect.LAW}
    starts = {kind for kind, effect in effects.items() if effect is Effect.FORCE}
    return dict.fromkeys(starts, 0) | {
        kind: LAW_WEIGHT.get(kind, FULL_LAW_WEIGHT) for kind in laws | {EventType.ORDER_ISSUED}
    }


WEIGHTS: Final = _weights()


def making_event(day: date | None = None) -> Subquery:
    """Return the key of the event by whose date a law is counted; none where no event says it."""
    weight = Case(
        *(When(type=kind, then=Value(number)) for kind, number in WEIGHTS.items()),
        output_field=IntegerField(),
    )
    events = (
        Event._base_manager.filter(
            instrument=OuterRef("pk"),
            type__in=WEIGHTS,
            scope=EventScope.WHOLE,
            date_earliest__lte=day or timezone.localdate(),
        )
        .annotate(weight=weight)
        .order_by("-confirmed", "-weight", "date_earliest", "pk")
    )
    return Subquery(events.values("pk")[:1])


def laws_that_count(laws: Records) -> QuerySet[Any]:
    """Return the texts that may have become law: all but bills."""
    found = Instrument.objects.filter(pk__in=laws.order_by().values("pk"))
    return found.exclude(kind=InstrumentKind.BILL)


def makings(laws: Records, day: date | None = None) -> QuerySet[Event]:
    """Return, for each law that has one, the event by whose date it is counted."""
    counted = laws_that_count(laws).annotate(maker=making_event(day)).values("maker")
    events: QuerySet[Event] = Event._base_manager.filter(pk__in=counted)
    return events


@dataclass(eq=False)
class MadeYearsFacet(YearsFacet):
    """A span of years in which a text became law."""

    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the laws that were made in those years."""
        if not reading.values:
            return records
        first, last = (next(iter(reading.of(name)), None) for name in self.parameters)
        years = in_year_range("date", int(first) if first else None, int(last) if last else None)
        made = makings(Instrument.objects.all()).filter(years)
        return records.filter(pk__in=made.values("instrument"))


def made_facet() -> MadeYearsFacet:
    """Return the facet of the years in which texts became law."""
    return MadeYearsFacet("made", _("Year it became law"))
