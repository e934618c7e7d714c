"""Where a bill stands among the stages of its passage, from its recorded events only.

A stage that is not on record is said to be "not recorded", never taken for granted, even where a
later one is.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.partial_dates import PartialDate
from legislation.choices import PENDING_STATUSES, EventType, InstrumentKind, InstrumentStatus
from legislation.models import Instrument
from website.charts.stages import Passage, Stage

#: The stages in their order, each with the events that say it was reached.
STAGES: Final[tuple[tuple[str, Promise, frozenset[str]], ...]] = (
    (
        "proposed",
        _("Proposed"),
        frozenset(
            {
                EventType.CONSULTATION_OPENED,
                EventType.CONSULTATION_CLOSED,
                EventType.ANNOUNCED,
                EventType.INTRODUCED,
            }
        ),
    ),
    ("committee", _("Committee"), frozenset({EventType.COMMITTEE})),
    (
        "chamber",
        _("One chamber"),
        frozenset({EventType.PASSED_CHAMBER, EventType.POSITION_TAKEN}),
    ),
    (
        "adopted",
        _("Adopted"),
        frozenset({EventType.PASSED_LEGISLATURE, EventType.ADOPTED}),
    ),
    (
        "law",
        _("Law"),
        frozenset(
            {
                EventType.SIGNED,
                EventType.ASSENTED,
                EventType.LAPSED_INTO_LAW,
                EventType.PROMULGATED,
                EventType.BECAME_ACT,
            }
        ),
    ),
)
#: What ends a passage without a law, by the status that says so.
ENDINGS: Final[dict[str, frozenset[str]]] = {
    InstrumentStatus.REJECTED: frozenset({EventType.REJECTED}),
    InstrumentStatus.WITHDRAWN: frozenset({EventType.WITHDRAWN, EventType.REPLACED}),
    InstrumentStatus.LAPSED: frozenset({EventType.LAPSED, EventType.EXPIRED}),
}


def has_passage(law: Instrument) -> bool:
    """Whether a text is a bill, or any other that is not law yet."""
    return law.kind == InstrumentKind.BILL or law.status == InstrumentStatus.PROPOSED


def is_under_way(law: Instrument) -> bool:
    """Whether a text may still become law."""
    return law.status in PENDING_STATUSES and has_passage(law)


def under_way(laws: Iterable[Instrument], day: date | None = None) -> list[tuple[Any, Passage]]:
    """Return the texts that may still become law, each with its stages; no query."""
    return [(law, passage_of(law, day)) for law in laws if is_under_way(law)]


def passage_of(law: Instrument, day: date | None = None) -> Passage:
    """Return the stages of a text as of `day` (today), as they are on record."""
    today = day or timezone.localdate()
    steps: list[tuple[str, Any, frozenset[str]]] = [*STAGES]
    if law.status in ENDINGS:
        status = InstrumentStatus(law.status)
        steps[-1] = (status.value, status.label, ENDINGS[status])
    events = list(law.events.all())
    found = [_stage(key, str(label), events, types, today) for key, label, types in steps]
    done = [place for place, stage in enumerate(found) if stage.state in {"done", "doubtful"}]
    if done:
        found[done[-1]] = replace(found[done[-1]], is_latest=True)
    return Passage(tuple(found))


def _stage(
    key: str, label: str, events: Iterable[Any], types: frozenset[str], today: date
) -> Stage:
    """Return one stage with its latest event that happened, else the first that is expected."""
    there = sorted(
        (event for event in events if event.type in types and event.date is not None),
        key=lambda event: event.date.sort_key,
    )
    past = [event for event in there if not is_ahead(event.date, today)]
    if past:
        event = _last_known(past)
        return Stage(key, label, "done" if event.confirmed else "doubtful", event)
    if there:
        return Stage(key, label, "expected", there[0])
    return Stage(key, label, "missing")


def _last_known(events: list[Any]) -> Any:
    """Return the last event that has a date, any without one."""
    dated = [event for event in events if not event.date.is_unknown]
    return (dated or events)[-1]


def is_ahead(when: PartialDate, today: date) -> bool:
    """Whether a date is planned or lies after `today`."""
    return when.planned or bool(when.earliest and when.earliest > today)
