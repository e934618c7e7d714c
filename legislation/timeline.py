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
from legislation.status import StatusFinding
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
    rows = [
        _row(event, None, today, decides=event.uid == found.event_uid)
        for event in instrument.events.all()
    ]
    law_days: dict[int | None, PartialDate | None] = {None: _law_day(found)}
    for link in links:
        if link.kind == _SAME_TEXT:
            law_days[link.other.pk] = _law_day(link.other.find_status(today))
            rows += [
                _row(event, link.other, today, is_bill=link.is_incoming)
                for event in link.other.events.all()
            ]
    return sorted(rows, key=lambda row: _place(row, law_days))


def _row(
    event: Event,
    origin: Instrument | None,
    today: date,
    *,
    is_bill: bool = False,
    decides: bool = False,
) -> TimelineRow:
    return TimelineRow(
        event=event,
        came_from=origin,
        is_bill=is_bill,
        is_future=_is_future(event, today),
        decides=decides,
    )


def _law_day(finding: StatusFinding) -> PartialDate | None:
    """Return when the text became law, as far as that is recorded."""
    return finding.law_event.date if finding.law_event is not None else None


def _is_future(event: Any, today: date) -> bool:
    when = event.date
    if when is None or when.is_unknown:
        return False
    return bool(when.planned or when.earliest > today)


def _place(row: TimelineRow, law_days: dict[int | None, PartialDate | None]) -> tuple[Any, ...]:
    """Return where a row stands: by its date, a start without one behind the making of the law."""
    event, when = row.event, row.event.date
    law = row.came_from or event.instrument
    effect = effect_of(law.kind, event.type) or Effect.LAW
    if (when is None or when.is_unknown) and effect is Effect.FORCE:
        when = law_days[row.came_from.pk if row.came_from else None]
    if when is None or when.earliest is None or when.latest is None:
        bounds = (date.max, date.max)
    else:
        bounds = (when.earliest, when.latest)
    return (*bounds, row.came_from is None, effect, event.sort_order or 0, str(event.uid))
