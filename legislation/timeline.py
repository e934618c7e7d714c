"""The timeline of a law: its events in time order, with those of the bill or act beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone

from foundation.partial_dates import PartialDate
from legislation.choices import RelationKind
from legislation.models import Event, Instrument
from legislation.services.read_relations import RelationRow, relations_of
from legislation.status_points import Effect, effect_of


@dataclass(frozen=True)
class TimelineRow:
    """One event; `came_from` is the bill or act it was recorded on, None for the law's own."""

    event: Event
    came_from: Instrument | None
    is_bill: bool
    is_future: bool
    decides: bool


#: Relations that make two records two stages of one text.
_SAME_TEXT: Final = RelationKind.BECAME


def timeline(
    instrument: Instrument,
    relations: Iterable[RelationRow] | None = None,
    today: date | None = None,
) -> list[TimelineRow]:
    """Return the events of a law and of the bill or act it belongs with, in time order.

    What happened on an unknown day stands where it belongs: a start behind the event that made
    the text law, anything else at the end. Costs no query on an instrument from `for_detail`.
    """
    today = today or timezone.localdate()
    found = instrument.find_status(today)
    links = relations_of(instrument) if relations is None else relations
    stages: list[tuple[Instrument, bool]] = [
        (link.other, link.is_incoming) for link in links if link.kind == _SAME_TEXT
    ]
    rows = [
        TimelineRow(
            event=event,
            came_from=origin,
            is_bill=is_bill,
            is_future=_is_future(event, today),
            decides=origin is None and event.uid == found.event_uid,
        )
        for origin, is_bill in [(None, False), *stages]
        for event in (origin or instrument).events.all()
    ]
    law_day = found.law_event.date if found.law_event is not None else None
    return sorted(rows, key=lambda row: _place(row, instrument.kind, law_day))


def _is_future(event: Any, today: date) -> bool:
    when = event.date
    if when is None or when.is_unknown:
        return False
    return bool(when.planned or when.earliest > today)


def _place(row: TimelineRow, kind: str, law_day: PartialDate | None) -> tuple[Any, ...]:
    """Return where a row stands: by its date, a start without one behind the making of the law."""
    event = row.event
    effect = effect_of(kind, event.type) or Effect.LAW
    when = event.date
    is_unknown = when is None or when.is_unknown
    if is_unknown and effect is Effect.FORCE and law_day is not None:
        when, is_unknown = law_day, law_day.is_unknown
    bounds = (date.max, date.max) if is_unknown or when is None else (when.earliest, when.latest)
    return (*bounds, row.came_from is None, effect, event.sort_order or 0, str(event.uid))
