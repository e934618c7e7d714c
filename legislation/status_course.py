"""The course of a legal text: what its events, one after the other, make of it.

Pure. `Course` is told points in order and knows at the end where the text stands and which event
decides it. Rules that are not obvious:

- What is law stays law when proposals to change it are introduced or rejected.
- After an end only a reinstatement brings a law back; after a striking down, also an upholding.
- A proposal that was dropped goes on when it is introduced, passed or adopted after all.
- A law with a term (`until` of its beginning, or of the latest extension) expires the day after.
- A suspension ends after its `until`, with a reinstatement or an upholding, or, where no end was
  set, when the whole text is later said to be in force. A suspended part leaves the law partly
  in force.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any, Final

from legislation.choices import EventType, InstrumentKind, InstrumentStatus
from legislation.status_points import FULL_LAW_WEIGHT, LAW_WEIGHT, STEP_WEIGHT, Effect, Point


class Stage(IntEnum):
    """How far a text has come."""

    NOTHING = 0
    PROPOSED = 1
    LAW = 2
    PARTLY = 3
    FORCE = 4


class Oddity:
    """Codes of what does not fit together; `status_words` says them in words."""

    AFTER_END: Final = "after_end"
    ENDED_TWICE: Final = "ended_twice"
    TWO_STARTS: Final = "two_starts"
    DROPPED_AFTER_LAW: Final = "dropped_after_law"
    WENT_ON: Final = "went_on"
    NOTHING_TO_RESUME: Final = "nothing_to_resume"
    BILL_IN_FORCE: Final = "bill_in_force"
    ENDS_BEFORE_START: Final = "ends_before_start"
    UNDECIDED: Final = "undecided"


@dataclass(frozen=True)
class Contradiction:
    """Something in the events that does not fit together: a code and the events concerned."""

    code: str
    events: tuple[Any, ...] = ()


STAGE_STATUS: Final = {
    Stage.NOTHING: InstrumentStatus.PROPOSED,
    Stage.PROPOSED: InstrumentStatus.PROPOSED,
    Stage.LAW: InstrumentStatus.ADOPTED,
    Stage.PARTLY: InstrumentStatus.PARTLY_IN_FORCE,
    Stage.FORCE: InstrumentStatus.IN_FORCE,
}
END_STATUS: Final[dict[str, InstrumentStatus]] = {
    EventType.REPEALED: InstrumentStatus.REPEALED,
    EventType.REPLACED: InstrumentStatus.REPEALED,
    EventType.EXPIRED: InstrumentStatus.EXPIRED,
    EventType.STRUCK_DOWN: InstrumentStatus.STRUCK_DOWN,
    EventType.BECAME_ACT: InstrumentStatus.ENACTED,
}
DROP_STATUS: Final[dict[str, InstrumentStatus]] = {
    EventType.WITHDRAWN: InstrumentStatus.WITHDRAWN,
    EventType.REPLACED: InstrumentStatus.WITHDRAWN,
    EventType.REJECTED: InstrumentStatus.REJECTED,
    EventType.LAPSED: InstrumentStatus.LAPSED,
    EventType.EXPIRED: InstrumentStatus.LAPSED,
}
#: Kinds that whoever issued them, or a parliament that must approve them, can undo without repeal.
REVOCABLE_KINDS: Final = frozenset(
    {
        InstrumentKind.ORDER,
        InstrumentKind.DECREE,
        InstrumentKind.CODE,
        InstrumentKind.STRATEGY,
        InstrumentKind.GUIDELINE,
    }
)


@dataclass
class Course:
    """Where a text of one kind stands on a day, after the points told so far.

    `trusts_plans` says whether a planned end of a suspension or term counts as one; `parts` are
    the events by which parts of it took effect.
    """

    kind: str
    day: date
    trusts_plans: bool
    stage: Stage = Stage.NOTHING
    event: Any = None
    law_event: Any = None
    contradictions: list[Contradiction] = field(default_factory=list)
    parts: list[Any] = field(default_factory=list)
    _ended: InstrumentStatus | None = None
    _was_dropped: bool = False
    _reopened: bool = False
    _end_event: Any = None
    _suspensions: list[Point] = field(default_factory=list)
    _term: date | None = None
    _term_event: Any = None

    def tell(self, point: Point) -> None:
        """Take in the next point."""
        self._expire_before(min(point.ordered_on, self.day))
        match point.effect:
            case Effect.STEP:
                self._step(point)
            case Effect.LAW | Effect.FORCE:
                self._begin(point)
            case Effect.EXTEND:
                self._extend(point)
            case Effect.SUSPEND:
                self._suspend(point)
            case Effect.DROP:
                self._drop(point)
            case Effect.ENACT | Effect.END:
                self._end(point)
            case Effect.RESUME:
                self._resume(point)

    def conclude(self) -> tuple[InstrumentStatus, Any]:
        """Return the status on the day and the event that decides it, None where none does."""
        self._expire_before(self.day)
        if self._ended is not None:
            return self._ended, self._end_event
        suspended = [each for each in self._suspensions if not self._is_over(each, self.day)]
        for point in reversed(suspended):
            if point.is_whole:
                return InstrumentStatus.SUSPENDED, point.event
        if suspended and self.stage == Stage.FORCE:
            return InstrumentStatus.PARTLY_IN_FORCE, suspended[-1].event
        return STAGE_STATUS[self.stage], self.event

    # --- The way to law ---

    def _step(self, point: Point) -> None:
        weight = STEP_WEIGHT.get(point.event.type, 0)
        if self._ended is not None:
            if not (self._was_dropped and weight):
                return
            self._revive(point, is_expected=point.event.type == EventType.INTRODUCED)
        if self.stage > Stage.PROPOSED:
            self._reopened = True
        elif self.stage < Stage.PROPOSED or weight > STEP_WEIGHT.get(self.event.type, 0):
            self.stage, self.event = Stage.PROPOSED, point.event

    def _begin(self, point: Point) -> None:
        """It becomes law, or takes effect in whole or in part."""
        if self._ended is not None:
            if not self._was_dropped:
                self._flag(Oddity.AFTER_END, self._end_event, point.event)
                return
            self._revive(point, is_expected=False)
        if point.effect is Effect.LAW:
            self._become_law(point)
        else:
            self._take_effect(point)

    def _become_law(self, point: Point) -> None:
        if not point.is_whole:
            return
        if self.law_event is None or _law_weight(point.event) > _law_weight(self.law_event):
            self.law_event = point.event
        if self.stage <= Stage.LAW:
            self.stage, self.event = Stage.LAW, self.law_event
        self._set_term(point)

    def _take_effect(self, point: Point) -> None:
        reached = Stage.FORCE if point.is_whole else Stage.PARTLY
        if self.kind == InstrumentKind.BILL:
            self._flag(Oddity.BILL_IN_FORCE, point.event)
        if self.stage < reached:
            self.stage, self.event = reached, point.event
        elif self.stage == reached == Stage.FORCE:
            self._start_again(point)
        if not point.is_whole:
            self.parts.append(point.event)
            return
        self._set_term(point)
        if point.is_dated and point.event.type == EventType.IN_FORCE:
            self._suspensions = [each for each in self._suspensions if self._end_of(each)]

    def _start_again(self, point: Point) -> None:
        """A second start: a dated one says more than one without date, two dates disagree."""
        if point.event.type != EventType.IN_FORCE:
            return
        if self.event.date.is_unknown:
            self.event = point.event
        elif self.event.type == EventType.IN_FORCE and self.event.date != point.event.date:
            self._flag(Oddity.TWO_STARTS, self.event, point.event)

    # --- Term and suspension ---

    def _set_term(self, point: Point) -> None:
        end = self._end_of(point)
        if end is not None:
            self._term, self._term_event = end, point.event

    def _extend(self, point: Point) -> None:
        if self._ended is not None:
            self._flag(Oddity.AFTER_END, self._end_event, point.event)
        elif point.is_whole:
            self._term, self._term_event = self._end_of(point), point.event

    def _expire_before(self, day: date) -> None:
        if self._term is not None and self._term < day and self._ended is None:
            self._ended, self._end_event = InstrumentStatus.EXPIRED, self._term_event
            self._was_dropped = False

    def _suspend(self, point: Point) -> None:
        if self.kind != InstrumentKind.BILL and self._ended is None:
            self._suspensions.append(point)

    def _end_of(self, point: Point) -> date | None:
        """Return the last day that the point's `until` covers, None where it sets none."""
        until = point.event.until
        if until is None or (until.planned and not self.trusts_plans):
            return None
        latest: date | None = until.latest
        return latest

    def _is_over(self, suspension: Point, day: date) -> bool:
        end = self._end_of(suspension)
        return end is not None and end < day

    # --- Ends and returns ---

    def _drop(self, point: Point) -> None:
        if self._ended is not None:
            return
        is_law = self.stage > Stage.LAW or _law_weight(self.law_event) == FULL_LAW_WEIGHT
        if is_law and self.kind not in REVOCABLE_KINDS:
            if not self._reopened:
                self._flag(Oddity.DROPPED_AFTER_LAW, point.event)
            self._reopened = False
            return
        self._ended, self._end_event = DROP_STATUS[point.event.type], point.event
        self._was_dropped = not is_law

    def _end(self, point: Point) -> None:
        if not point.is_whole:
            return
        if self._ended is None or self._was_dropped:
            self._ended, self._end_event = END_STATUS[point.event.type], point.event
            self._was_dropped = False
        elif self._end_event.type == point.event.type:
            self._flag(Oddity.ENDED_TWICE, self._end_event, point.event)

    def _resume(self, point: Point) -> None:
        upheld = point.event.type == EventType.UPHELD
        if self._ended == InstrumentStatus.ENACTED or (
            upheld and self._ended not in {None, InstrumentStatus.STRUCK_DOWN}
        ):
            self._flag(Oddity.AFTER_END, self._end_event, point.event)
        elif self._ended is not None:
            self._come_back(point, upheld=upheld)
        elif self._suspensions:
            self._suspensions.clear()
        elif not upheld:
            self._flag(Oddity.NOTHING_TO_RESUME, point.event)

    def _come_back(self, point: Point, *, upheld: bool) -> None:
        if self._was_dropped:
            self.stage = Stage.PROPOSED
        elif not upheld:
            self.stage = Stage.FORCE if point.is_whole else Stage.PARTLY
            self.parts = [] if point.is_whole else [point.event]
        else:
            self.stage = max(self.stage, Stage.LAW)
        self._ended, self.event, self._was_dropped = None, point.event, False
        self._suspensions.clear()
        self._term = None
        self._set_term(point)

    def _revive(self, point: Point, *, is_expected: bool) -> None:
        """A dropped proposal goes on after all."""
        if not is_expected:
            self._flag(Oddity.WENT_ON, self._end_event, point.event)
        self._ended, self._was_dropped = None, False
        self.stage, self.event, self.parts = Stage.NOTHING, None, []

    def _flag(self, code: str, *events: Any) -> None:
        self.contradictions.append(Contradiction(code, events))


def _law_weight(event: Any) -> int:
    return LAW_WEIGHT.get(event.type, FULL_LAW_WEIGHT) if event is not None else 0
