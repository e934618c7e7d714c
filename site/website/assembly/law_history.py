"""What became of a law over time, as bars under one axis: from its events by the rules of status.

The status is computed for every day on which an event may have changed it, so that the picture
never says anything else than the record. An event without a date is not drawn: a start on an
unknown day is shown as doubtful from the day the text became law, everything else is told in
words only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language_bidi

from foundation.partial_dates import PartialDate
from legislation.choices import InstrumentKind, InstrumentStatus
from legislation.models import Instrument
from legislation.status import compute_status
from legislation.status_points import Effect, effect_of
from website.charts.spans import Axis, Line, Span, axis_of, key_of, line_of

#: Statuses after which nothing holds any more.
OVER: Final = frozenset(
    {
        InstrumentStatus.REPEALED,
        InstrumentStatus.EXPIRED,
        InstrumentStatus.STRUCK_DOWN,
        InstrumentStatus.REJECTED,
        InstrumentStatus.WITHDRAWN,
        InstrumentStatus.LAPSED,
        InstrumentStatus.ENACTED,
    }
)
#: How a status looks; the others look "full".
LOOKS: Final[dict[str, str]] = {
    InstrumentStatus.PROPOSED: "thin",
    InstrumentStatus.ADOPTED: "outline",
    InstrumentStatus.PARTLY_IN_FORCE: "half",
    InstrumentStatus.SUSPENDED: "broken",
    InstrumentStatus.PUBLISHED: "dotted",
    InstrumentStatus.IN_FORCE_UNCONFIRMED: "weak",
    InstrumentStatus.ENACTED: "became",
}


@dataclass(frozen=True)
class DatedEvent:
    """An event with the date that it is drawn at; `is_placed` where the record has none."""

    type: str
    date: PartialDate
    scope: str
    provisions: str
    until: PartialDate | None
    confirmed: bool
    uid: UUID
    is_placed: bool = False


@dataclass(frozen=True)
class Chapter:
    """A status that a law had, has or will have, from when and until when.

    `is_unplaced` where its start is not on record, `is_weak` where only weak evidence says it;
    `is_expected` where it lies ahead.
    """

    status: InstrumentStatus
    span: Span
    is_unplaced: bool
    is_weak: bool
    is_expected: bool

    @property
    def label(self) -> str:
        """The words for the status."""
        return str(self.status.label)

    @property
    def start(self) -> PartialDate:
        """Since when."""
        return self.span.start


@dataclass(frozen=True)
class History:
    """A law with its chapters and their drawing; `differs` where it stands elsewhere today."""

    law: Instrument
    chapters: tuple[Chapter, ...]
    line: Line
    differs: bool


@dataclass(frozen=True)
class Key:
    """One entry of the key: the words, and a sample of what is drawn."""

    label: str
    sample: Line


@dataclass(frozen=True)
class LawTimeline:
    """The histories of several laws under one axis, and what its key has to explain."""

    axis: Axis
    histories: tuple[History, ...]
    keys: tuple[Key, ...]
    styles: frozenset[str]


def look_of(status: InstrumentStatus) -> str:
    """Return how a status is drawn; every ending is the same mark, told apart in words."""
    return LOOKS.get(status, "ended" if status in OVER else "full")


def law_timeline(
    laws: Iterable[Instrument], day: date | None = None, before: Iterable[Any] = ()
) -> LawTimeline | None:
    """Return the timeline of these laws, None where none has anything to draw.

    `before` are the events of the bill that an only law began as. Costs no query on laws whose
    events were prefetched.
    """
    today = day or timezone.localdate()
    told = [(law, chapters_of(law, today, before)) for law in laws]
    if not any(chapters for _law, chapters in told):
        return None
    dates = [chapter.start for _law, chapters in told for chapter in chapters]
    axis = axis_of(dates, today, is_mirrored=get_language_bidi())
    told.sort(key=lambda each: _beginning_of(each[1]))
    histories = tuple(_history(law, chapters, axis) for law, chapters in told)
    return LawTimeline(axis, histories, _keys(histories), _styles(histories))


def _beginning_of(chapters: list[Chapter]) -> PartialDate:
    return chapters[0].start if chapters else PartialDate()


def _history(law: Instrument, chapters: list[Chapter], axis: Axis) -> History:
    line = line_of([chapter.span for chapter in chapters], axis)
    past = [chapter for chapter in chapters if not chapter.is_expected]
    stands = law.find_status(axis.today).status
    return History(law, tuple(chapters), line, bool(past) and past[-1].status != stands)


def _keys(histories: Iterable[History]) -> tuple[Key, ...]:
    """Return the statuses that are drawn, in the order of their list; endings share a mark."""
    drawn = {chapter.status for history in histories for chapter in history.chapters}
    labels: dict[tuple[str, bool], list[str]] = {}
    for status in InstrumentStatus:
        if status in drawn:
            labels.setdefault((look_of(status), status in OVER), []).append(str(status.label))
    return tuple(
        Key(", ".join(words), key_of(look, is_over=is_over))
        for (look, is_over), words in labels.items()
    )


def _styles(histories: Iterable[History]) -> frozenset[str]:
    return frozenset(shape.style for history in histories for shape in history.line.shapes)


def chapters_of(law: Instrument, today: date, before: Iterable[Any] = ()) -> list[Chapter]:
    """Return every status of a law in turn, as far as its dated events tell.

    Of the events of its bill, `before`, only the steps of a proposal count: what made it law
    stands on its own record.
    """
    events = [*dated_events(law, today), *_steps(before)]
    turns = list(_turns(law.kind, events))
    ends = [*(start for _status, start, _event in turns[1:]), None]
    return [_chapter(turn, ends[place], today) for place, turn in enumerate(turns)]


def _chapter(turn: tuple[Any, PartialDate, Any], end: PartialDate | None, today: date) -> Chapter:
    status, start, event = turn
    unplaced = bool(getattr(event, "is_placed", False))
    doubtful = unplaced or not event.confirmed or status == InstrumentStatus.IN_FORCE_UNCONFIRMED
    look = look_of(status)
    span = Span(look, start, end, doubtful, status in OVER)
    ahead = start.planned or bool(start.earliest and start.earliest > today)
    return Chapter(status, span, unplaced, not event.confirmed, ahead)


def _turns(kind: str, events: list[DatedEvent]) -> Iterator[tuple[Any, PartialDate, DatedEvent]]:
    """Yield each status with its beginning and the event that decides it."""
    before = None
    for day in _days(events):
        found = compute_status(kind, events, day)
        if found.event is None or found.status == before:
            continue
        before = found.status
        yield found.status, _beginning(found.event.date, day), found.event


def _days(events: Iterable[DatedEvent]) -> list[date]:
    """Return the days on which the status may change."""
    days: set[date] = set()
    for event in events:
        days.update(filter(None, (event.date.earliest, event.date.latest)))
        if event.until is not None and event.until.latest is not None:
            days.add(event.until.latest + timedelta(days=1))
    return sorted(days)


def _beginning(when: PartialDate, day: date) -> PartialDate:
    """Return the date of the event where that is what changed, else the day of the change."""
    if when.earliest and when.latest and when.earliest <= day <= when.latest:
        return when
    return PartialDate.from_date(day)


def dated_events(law: Instrument, today: date) -> list[DatedEvent]:
    """Return the events that have a date, and a start without one at the day it became law."""
    events = [event for event in law.events.all() if event.date is not None]
    law_event = compute_status(law.kind, events, today).law_event
    became = law_event.date if law_event is not None else None
    found = [_dated(event) for event in events if not event.date.is_unknown]
    if became is not None and not became.is_unknown:
        found += [
            replace(_dated(event), date=became, is_placed=True)
            for event in events
            if event.date.is_unknown and effect_of(law.kind, event.type) is Effect.FORCE
        ]
    return found


def _steps(events: Iterable[Any]) -> list[DatedEvent]:
    return [
        _dated(event)
        for event in events
        if event.date is not None
        and not event.date.is_unknown
        and effect_of(InstrumentKind.ACT, event.type) is Effect.STEP
    ]


def _dated(event: Any) -> DatedEvent:
    return DatedEvent(
        event.type,
        event.date,
        event.scope,
        event.provisions,
        event.until,
        event.confirmed,
        event.uid,
    )
