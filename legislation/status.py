"""Where a legal text stands on a day: one pure function of its kind and its events.

The answer depends on type, date, scope, until and confirmation of the events, never on the order
in which they were entered, and is defined for every sequence. Planned and future events decide
nothing yet; they set `changes_on`. How it is decided:

1. The events that bear on the status are put in order (`status_points`), and the story they
   tell is followed to the day asked for (`status_course`): once with the confirmed events alone,
   once with all of them.
2. Where both stories end alike, that is the status. Where weak evidence says that a text took
   effect, came back, was suspended or ended, and firm evidence does not, it is "in force
   (unconfirmed)", decided by that evidence. Other weak evidence decides only where there is no
   better.
3. What obliges nobody (`NON_BINDING_KINDS`) is published, not in force.
4. An editor's override stands until it ends.

The deciding event is the one since which the status holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from legislation.choices import (
    IN_FORCE_STATUSES,
    NON_BINDING_KINDS,
    InstrumentStatus,
)
from legislation.status_course import Contradiction, Course, Oddity
from legislation.status_points import EventLike, Point, points_of

__all__ = ["Contradiction", "Oddity", "Override", "StatusFinding", "compute_status"]

_ONE_DAY: Final = timedelta(days=1)
_BINDING: Final = frozenset({InstrumentStatus.IN_FORCE, InstrumentStatus.PARTLY_IN_FORCE})
_ENDED: Final = frozenset(
    {InstrumentStatus.REPEALED, InstrumentStatus.EXPIRED, InstrumentStatus.STRUCK_DOWN}
)
#: Where nothing is in force any more, or ever was: weak evidence of an end adds nothing.
_OVER: Final = _ENDED | {
    InstrumentStatus.ENACTED,
    InstrumentStatus.WITHDRAWN,
    InstrumentStatus.REJECTED,
    InstrumentStatus.LAPSED,
}
_PUBLISHED_WHEN: Final = IN_FORCE_STATUSES | {InstrumentStatus.ADOPTED}


@dataclass(frozen=True)
class Override:
    """Another status, as an editor says with a reason; `ends_on` is its last day, None for open."""

    status: str
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the override still stands on `day`."""
        return self.ends_on is None or day <= self.ends_on


@dataclass(frozen=True)
class StatusFinding:
    """What `compute_status` found.

    `event` decides the status, None where no event or an override does; `law_event` is the one
    by which the text became law; `changes_on` is the next day on which status or deciding event
    will differ, by what is known today; `parts` are the events by which parts of a text that is
    partly in force took effect.
    """

    status: InstrumentStatus
    event: Any = None
    law_event: Any = None
    changes_on: date | None = None
    contradictions: tuple[Contradiction, ...] = ()
    is_override: bool = False
    parts: tuple[Any, ...] = ()

    @property
    def event_uid(self) -> Any:
        """The uid of the deciding event, None where there is none."""
        return self.event.uid if self.event is not None else None


def compute_status(
    kind: str, events: Iterable[EventLike], on: date, override: Override | None = None
) -> StatusFinding:
    """Return where an instrument of this kind with these events stands on the day `on`.

    Events are anything with the attributes of `EventLike`; one without a date (a draft's) is
    ignored. Raises nothing, whatever the events.
    """
    events = list(events)
    points = points_of(kind, events)
    now = _answer(kind, points, on, override)
    return StatusFinding(
        status=now.status,
        event=now.event,
        law_event=now.law_event,
        changes_on=_next_change(kind, points, now, on, override),
        contradictions=(*now.contradictions, *_impossible_spans(events)),
        is_override=now.is_override,
        parts=now.parts,
    )


def _answer(kind: str, points: list[Point], on: date, override: Override | None) -> StatusFinding:
    found = _weigh(kind, points, on)
    if override is not None and override.holds_on(on):
        return StatusFinding(
            status=InstrumentStatus(override.status),
            law_event=found.law_event,
            contradictions=found.contradictions,
            is_override=True,
        )
    return found


def _weigh(kind: str, points: list[Point], on: date) -> StatusFinding:
    """Compare what is confirmed with all that is said."""
    known = [point for point in points if point.counts_from <= on]
    said = _follow(kind, known, on, trusts_plans=True)
    firm = _follow(kind, [point for point in known if point.is_firm], on, trusts_plans=False)
    status, event = _reconcile(firm.conclude(), said.conclude(), has_firm=firm.event is not None)
    if kind in NON_BINDING_KINDS and status in _PUBLISHED_WHEN:
        status = InstrumentStatus.PUBLISHED
    oddities = list(said.contradictions)
    if event is None:
        oddities.append(Contradiction(Oddity.UNDECIDED))
    law_event = firm.law_event or said.law_event
    is_partly = status == InstrumentStatus.PARTLY_IN_FORCE
    return StatusFinding(
        status,
        event,
        law_event,
        contradictions=tuple(oddities),
        parts=tuple(firm.parts) if is_partly else (),
    )


def _follow(kind: str, points: Iterable[Point], on: date, *, trusts_plans: bool) -> Course:
    course = Course(kind, on, trusts_plans)
    for point in points:
        course.tell(point)
    return course


def _reconcile(
    firm: tuple[InstrumentStatus, Any], said: tuple[InstrumentStatus, Any], *, has_firm: bool
) -> tuple[InstrumentStatus, Any]:
    """Return status and deciding event from the firm story and the one with weak evidence."""
    if firm[0] == said[0]:
        return firm if firm[1] is not None else said
    if said[0] in _BINDING and firm[0] not in _BINDING:
        return InstrumentStatus.IN_FORCE_UNCONFIRMED, said[1]
    if said[0] in _ENDED | {InstrumentStatus.SUSPENDED} and firm[0] not in _OVER:
        return InstrumentStatus.IN_FORCE_UNCONFIRMED, said[1]
    return firm if has_firm or firm[1] is not None else said


def _next_change(
    kind: str, points: list[Point], now: StatusFinding, on: date, override: Override | None
) -> date | None:
    """Return the first day after `on` on which the answer differs from `now`."""
    days = {point.counts_from for point in points}
    days |= {_day_after(point.event.until.latest) for point in points if _has_end(point)}
    if override is not None and override.ends_on is not None:
        days.add(_day_after(override.ends_on))
    for day in sorted(day for day in days if day > on):
        then = _answer(kind, points, day, override)
        if (then.status, then.event_uid) != (now.status, now.event_uid):
            return day
    return None


def _has_end(point: Point) -> bool:
    return bool(point.event.until and point.event.until.latest)


def _day_after(day: date) -> date:
    return day if day == date.max else day + _ONE_DAY


def _impossible_spans(events: Iterable[EventLike]) -> Iterable[Contradiction]:
    """Yield the events that would end before they began."""
    in_order = sorted(events, key=lambda event: (str(event.date), event.type, str(event.uid)))
    for event in in_order:
        start = event.date.earliest if event.date else None
        end = event.until.latest if event.until else None
        if start and end and end < start:
            yield Contradiction(Oddity.ENDS_BEFORE_START, (event,))
