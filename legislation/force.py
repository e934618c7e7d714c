"""Whether a provision binds anybody on a day: a pure function of its law and of its own start.

The status of the law comes first: what was repealed, suspended or never became law binds nobody,
whatever a provision says of its start. Where the law is in force, the provision's own
`in_force_from` decides; where it says nothing, the provision goes with the law. A law that is in
force in part says nothing of a provision without a start of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext as _

from foundation.partial_dates import PartialDate
from legislation.choices import EventScope, ForceState, InstrumentStatus
from legislation.status_points import Effect, effect_of


class Start(StrEnum):
    """How far the start that a provision has of its own has come."""

    NONE = "none"
    AHEAD = "ahead"
    OPEN = "open"
    BEGUN = "begun"


def _always(state: ForceState) -> Mapping[Start, ForceState]:
    return dict.fromkeys(Start, state)


#: What is true for each status of the law and each start of the provision.
FORCE: Final[Mapping[InstrumentStatus, Mapping[Start, ForceState]]] = {
    InstrumentStatus.IN_FORCE: {
        Start.NONE: ForceState.IN_FORCE,
        Start.AHEAD: ForceState.NOT_YET,
        Start.OPEN: ForceState.UNCERTAIN,
        Start.BEGUN: ForceState.IN_FORCE,
    },
    InstrumentStatus.PARTLY_IN_FORCE: {
        Start.NONE: ForceState.UNCERTAIN,
        Start.AHEAD: ForceState.NOT_YET,
        Start.OPEN: ForceState.UNCERTAIN,
        Start.BEGUN: ForceState.IN_FORCE,
    },
    InstrumentStatus.IN_FORCE_UNCONFIRMED: {
        **_always(ForceState.UNCERTAIN),
        Start.AHEAD: ForceState.NOT_YET,
    },
    InstrumentStatus.ADOPTED: {
        Start.NONE: ForceState.NOT_YET,
        Start.AHEAD: ForceState.NOT_YET,
        Start.OPEN: ForceState.UNCERTAIN,
        Start.BEGUN: ForceState.UNCERTAIN,
    },
    InstrumentStatus.PUBLISHED: _always(ForceState.NOT_BINDING),
    InstrumentStatus.SUSPENDED: _always(ForceState.SUSPENDED),
    InstrumentStatus.REPEALED: _always(ForceState.NO_LONGER),
    InstrumentStatus.EXPIRED: _always(ForceState.NO_LONGER),
    InstrumentStatus.STRUCK_DOWN: _always(ForceState.NO_LONGER),
    InstrumentStatus.PROPOSED: _always(ForceState.PROPOSED),
    InstrumentStatus.REJECTED: _always(ForceState.DROPPED),
    InstrumentStatus.WITHDRAWN: _always(ForceState.DROPPED),
    InstrumentStatus.LAPSED: _always(ForceState.DROPPED),
    InstrumentStatus.ENACTED: _always(ForceState.BECAME_ACT),
}
#: States of what binds, or once bound, so that a day since when can be told.
_STARTED: Final = frozenset(
    {ForceState.IN_FORCE, ForceState.UNCERTAIN, ForceState.SUSPENDED, ForceState.NO_LONGER}
)


@dataclass(frozen=True)
class ForceFinding:
    """Whether a provision binds, in a word and in a sentence, and since when as far as recorded."""

    state: ForceState
    words: str
    since: PartialDate | None

    @property
    def could_have_begun(self) -> bool:
        """Whether a start is to be expected: not of what is proposed or obliges nobody."""
        return self.state in _STARTED or self.state == ForceState.NOT_YET

    @property
    def needs_words(self) -> bool:
        """Whether the sentence says more than the word and the day beside it."""
        return self.state == ForceState.UNCERTAIN or (
            self.state == ForceState.NOT_YET and self.since is None
        )


def start_on(in_force_from: PartialDate | None, day: date) -> Start:
    """Return how far the recorded start of a provision has come on `day`.

    A start on an unknown day has happened; a month or year that has begun, or a plan whose day
    has come, leaves it open.
    """
    if in_force_from is None:
        return Start.NONE
    if in_force_from.earliest is None or in_force_from.latest is None:
        return Start.BEGUN
    if in_force_from.earliest > day:
        return Start.AHEAD
    return Start.OPEN if in_force_from.planned or in_force_from.latest > day else Start.BEGUN


def find_force(
    status: str, in_force_from: PartialDate | None, law_start: PartialDate | None, day: date
) -> ForceFinding:
    """Return whether a provision binds on `day`.

    `status` is that of its law on the day, `law_start` when the law as a whole took effect
    (`start_of_law`), for a provision that has no start of its own.
    """
    start = start_on(in_force_from, day)
    state = FORCE[InstrumentStatus(status)][start]
    since = in_force_from if in_force_from is not None or state not in _STARTED else law_start
    if since is not None and since.is_unknown:
        since = None
    return ForceFinding(state, _words(state, status, start, since), since)


def start_of_law(kind: str, events: Iterable[Any], day: date) -> PartialDate | None:
    """Return when a law as a whole took effect by `day`, firm evidence first; None if unknown."""
    dates = [
        (not event.confirmed, event.date.sort_key, event.date)
        for event in events
        if effect_of(kind, event.type) is Effect.FORCE
        and event.scope == EventScope.WHOLE
        and event.date is not None
        and event.date.earliest is not None
        and event.date.earliest <= day
    ]
    return min(dates)[-1] if dates else None


def _words(state: ForceState, status: str, start: Start, since: PartialDate | None) -> str:
    label = str(state.label)
    if state == ForceState.NOT_YET:
        return (
            _("Not in force yet: from %(date)s") % {"date": since.in_words()}
            if since
            else _("Not in force yet: no start is recorded")
        )
    if state == ForceState.UNCERTAIN:
        return _doubt(status, start, since)
    return label


def _doubt(status: str, start: Start, since: PartialDate | None) -> str:
    words = {"date": since.in_words() if since else ""}
    if status == InstrumentStatus.ADOPTED:
        return _("Not certain: it should apply from %(date)s, but its law is not in force") % words
    if status == InstrumentStatus.IN_FORCE_UNCONFIRMED:
        return _("In force by weak evidence only")
    if start == Start.NONE:
        return _("Not recorded: its law is in force in part")
    return _("Not certain: from %(date)s, which is not confirmed to the day") % words
