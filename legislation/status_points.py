"""What each event does to the standing of a legal text, and the order in which events count.

Pure: it knows events by their shape only. `status_course` tells the story that the points make,
`status` draws the conclusion.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final, Protocol

from foundation.partial_dates import PartialDate
from legislation.choices import EventScope, EventType, InstrumentKind


class EventLike(Protocol):
    """Anything with the shape of an event; `date` is None in a draft that lacks it."""

    @property
    def type(self) -> str:
        """What happened, an `EventType`."""

    @property
    def date(self) -> PartialDate | None:
        """When, as far as the source says."""

    @property
    def scope(self) -> str:
        """How much of the instrument it concerns, an `EventScope`."""

    @property
    def provisions(self) -> str:
        """Which provisions it concerns, where that is a part and is known."""

    @property
    def until(self) -> PartialDate | None:
        """When it ends, where it does."""

    @property
    def confirmed(self) -> bool:
        """Whether the evidence is firm."""

    @property
    def uid(self) -> Any:
        """What tells it from the other events."""


class Effect(IntEnum):
    """What an event does; of events on one day, the lower comes first."""

    STEP = 1  # a step on the way to becoming law
    LAW = 2  # it becomes law
    FORCE = 3  # it takes effect
    EXTEND = 4  # its term moves
    SUSPEND = 5
    DROP = 6  # the proposal comes to nothing
    ENACT = 7  # the proposal ends as an act of its own
    END = 8  # the law comes to an end
    RESUME = 9  # it comes back


_EFFECTS: Final[dict[str, Effect]] = {
    EventType.CONSULTATION_OPENED: Effect.STEP,
    EventType.CONSULTATION_CLOSED: Effect.STEP,
    EventType.ANNOUNCED: Effect.STEP,
    EventType.INTRODUCED: Effect.STEP,
    EventType.COMMITTEE: Effect.STEP,
    EventType.POSITION_TAKEN: Effect.STEP,
    EventType.PASSED_CHAMBER: Effect.STEP,
    EventType.PASSED_LEGISLATURE: Effect.LAW,
    EventType.ADOPTED: Effect.LAW,
    EventType.OPENED_FOR_SIGNATURE: Effect.LAW,
    EventType.SIGNED: Effect.LAW,
    EventType.ASSENTED: Effect.LAW,
    EventType.LAPSED_INTO_LAW: Effect.LAW,
    EventType.PROMULGATED: Effect.LAW,
    EventType.PUBLISHED: Effect.LAW,
    EventType.ORDER_ISSUED: Effect.FORCE,
    EventType.IN_FORCE: Effect.FORCE,
    EventType.APPLIES_FROM: Effect.FORCE,
    EventType.EXTENDED: Effect.EXTEND,
    EventType.SUSPENDED: Effect.SUSPEND,
    EventType.REINSTATED: Effect.RESUME,
    EventType.UPHELD: Effect.RESUME,
    EventType.STRUCK_DOWN: Effect.END,
    EventType.REPEALED: Effect.END,
    EventType.REPLACED: Effect.END,
    EventType.EXPIRED: Effect.END,
    EventType.WITHDRAWN: Effect.DROP,
    EventType.REJECTED: Effect.DROP,
    EventType.LAPSED: Effect.DROP,
    EventType.BECAME_ACT: Effect.ENACT,
}
#: A bill is no law before assent, whoever passed, signed or printed it; its end is a proposal's.
_EFFECTS_ON_BILLS: Final[dict[str, Effect]] = {
    EventType.PASSED_LEGISLATURE: Effect.STEP,
    EventType.ADOPTED: Effect.STEP,
    EventType.SIGNED: Effect.STEP,
    EventType.PUBLISHED: Effect.STEP,
    EventType.REPLACED: Effect.DROP,
    EventType.EXPIRED: Effect.DROP,
}
#: How much a step says about where a proposal stands; unlisted steps say least.
STEP_WEIGHT: Final[dict[str, int]] = {
    EventType.INTRODUCED: 1,
    EventType.PASSED_CHAMBER: 2,
    EventType.PASSED_LEGISLATURE: 3,
    EventType.ADOPTED: 3,
    EventType.SIGNED: 3,
}
#: How surely an event makes law: passing and printing say less than assent.
LAW_WEIGHT: Final[dict[str, int]] = {
    EventType.PASSED_LEGISLATURE: 1,
    EventType.OPENED_FOR_SIGNATURE: 1,
    EventType.PUBLISHED: 2,
}
FULL_LAW_WEIGHT: Final = 3
#: Effects whose day, where a source gives only a month or year, is taken at its end: what ends
#: or interrupts a law comes after what began it in the same month.
_ORDERED_BY_LATEST: Final = frozenset(
    {Effect.SUSPEND, Effect.DROP, Effect.ENACT, Effect.END, Effect.RESUME}
)


@dataclass(frozen=True)
class Point:
    """One event as it counts: from which day, in which place, and whether for certain."""

    event: Any
    effect: Effect
    counts_from: date
    ordered_on: date
    is_firm: bool

    @property
    def is_whole(self) -> bool:
        """Whether it concerns the whole instrument."""
        return bool(self.event.scope != EventScope.PART)

    @property
    def is_dated(self) -> bool:
        """Whether the source gives any date."""
        return not self.event.date.is_unknown

    @property
    def order(self) -> tuple[Any, ...]:
        """A total order that depends on the events alone, never on how they were entered."""
        event = self.event
        return (
            self.ordered_on,
            self.effect,
            event.type,
            event.date.sort_key,
            event.scope,
            str(event.until or ""),
            event.confirmed,
            str(event.uid),
        )


def effect_of(kind: str, event_type: str) -> Effect | None:
    """Return what an event of this type does to an instrument of this kind, None for nothing."""
    if kind == InstrumentKind.BILL and event_type in _EFFECTS_ON_BILLS:
        return _EFFECTS_ON_BILLS[event_type]
    effect = _EFFECTS.get(event_type)
    if effect is Effect.ENACT and kind == InstrumentKind.ACT:
        return Effect.LAW
    if effect is Effect.LAW and kind == InstrumentKind.JUDGMENT:
        return Effect.FORCE  # a judgment binds when it is given
    return effect


def points_of(kind: str, events: Iterable[EventLike]) -> list[Point]:
    """Return the events that bear on the status, in the order in which they count."""
    found = []
    for event in events:
        effect = effect_of(kind, event.type)
        if effect is not None and event.date is not None:
            found.append(_point(event, event.date, effect))
    return sorted(found, key=lambda point: point.order)


def _point(event: EventLike, when: PartialDate, effect: Effect) -> Point:
    """Place one event.

    A date without a day counts from its first day; a planned one only when its time is over,
    and then as unconfirmed, since nobody has said that it happened. What happened on an unknown
    day counts always: beginnings before everything else, endings after.
    """
    begins = effect not in _ORDERED_BY_LATEST
    earliest, latest = when.earliest, when.latest
    if earliest is None or latest is None:
        ordered_on = date.min if begins else date.max
        return Point(event, effect, date.min, ordered_on, bool(event.confirmed))
    return Point(
        event,
        effect,
        counts_from=latest if when.planned else earliest,
        ordered_on=earliest if begins else latest,
        is_firm=bool(event.confirmed) and not when.planned,
    )
