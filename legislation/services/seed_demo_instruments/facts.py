"""Reading the data files of the demonstration into plain values."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from foundation.partial_dates import PartialDate
from legislation.choices import DutyKind, EventScope, EventType, RelationKind

DATA: Final = Path(__file__).resolve().parents[2] / "data" / "demo"
#: Words of the data file for event types that bear another name here.
EVENT_TYPES: Final = {
    "passed_parliament": EventType.PASSED_LEGISLATURE,
    "council_position": EventType.POSITION_TAKEN,
    "mandate": EventType.POSITION_TAKEN,
    "corrigendum": EventType.CORRECTED,
    "report": EventType.REVIEWED,
    "relied_on": EventType.OTHER,
}
#: Values of `basis` that say a date was found in a source.
FOUND: Final = frozenset({"search", "search+own"})


@dataclass(frozen=True)
class EventFact:
    """One event of the data file; `key` tells it from the other events of its instrument."""

    key: str
    type: EventType
    date: PartialDate
    scope: EventScope
    until: PartialDate | None
    confirmed: bool
    note: str
    was_found: bool


@dataclass(frozen=True)
class RelationFact:
    """A typed relation to another row of the data file."""

    kind: RelationKind
    target: str
    note: str


@dataclass(frozen=True)
class PromotionFact:
    """A bill that became an act, and the address that passes from the one to the other."""

    bill: str
    act: str
    slug: str
    note: str
    event: EventFact


@dataclass(frozen=True)
class InstrumentFact:
    """One instrument of the data file, with what `additions.json` adds to it.

    Bill and act share their `promotion`.
    """

    key: str
    row: dict[str, Any]
    events: list[EventFact]
    relations: list[RelationFact] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    other_sources: list[str] = field(default_factory=list)
    promotion: PromotionFact | None = None

    @property
    def duties(self) -> list[DutyKind]:
        """The duties that it lays down."""
        return [DutyKind(duty) for duty in self.row["duties"]]

    @property
    def needs(self) -> set[str]:
        """The rows that must be there before this one."""
        found = {relation.target for relation in self.relations}
        if self.promotion is not None:
            found |= {self.promotion.bill} - {self.key}
        return found

    @property
    def address_was_seen(self) -> bool:
        """Whether the address of the text was found, not built from a pattern."""
        return bool(self.row["source_url_seen_in_search"] == "yes")


def read_facts(folder: Path = DATA) -> list[InstrumentFact]:
    """Return every instrument of the data files, those that others point at first."""
    rows = json.loads((folder / "legislation.json").read_text(encoding="utf-8"))
    additions = json.loads((folder / "additions.json").read_text(encoding="utf-8"))
    facts = [_instrument(row, additions) for row in rows]
    return _targets_first(_with_promotions(facts, additions["promotions"]))


def _with_promotions(
    facts: list[InstrumentFact], promotions: list[dict[str, str]]
) -> list[InstrumentFact]:
    """Return the facts, of which bill and act know of their promotion."""
    events = {fact.key: fact.events for fact in facts}
    shared = {}
    for each in promotions:
        ended = next(at for at in events[each["bill"]] if at.type == EventType.BECAME_ACT)
        shared[each["bill"]] = shared[each["act"]] = PromotionFact(**each, event=ended)
    return [replace(fact, promotion=shared.get(fact.key)) for fact in facts]


def _instrument(row: dict[str, Any], additions: dict[str, Any]) -> InstrumentFact:
    key = row["id"]
    return InstrumentFact(
        key=key,
        row=row,
        events=[
            _event(f"{key}/{number}", event | _correction(key, event, additions))
            for number, event in enumerate(row["events"], start=1)
        ],
        relations=[
            RelationFact(RelationKind(each["kind"]), each["to"], each["note"])
            for each in additions["relations"]
            if each["from"] == key
        ],
        topics=additions["topics"].get(key, []),
        other_sources=[
            address
            for address in row["other_sources"].split(" | ")
            if address and address not in additions["sources_left_out"]
        ],
    )


def _correction(key: str, event: dict[str, Any], additions: dict[str, Any]) -> dict[str, Any]:
    """Return scope and end that the note of an event gives, for the one event it concerns."""
    for each in additions["events"]:
        if (each["instrument"], each["type"]) == (key, event["type"]):
            return {name: each[name] for name in ("scope", "until") if name in each}
    return {}


def _event(key: str, event: dict[str, Any]) -> EventFact:
    return EventFact(
        key=key,
        type=EventType(EVENT_TYPES.get(event["type"], event["type"])),
        date=PartialDate.parse(event["date"]) if event["date"] else PartialDate.unknown(),
        scope=EventScope(event["scope"]),
        until=PartialDate.coerce(event["until"]),
        confirmed=event["confirmed"],
        note=event["note"],
        was_found=event["basis"] in FOUND,
    )


def _targets_first(facts: Iterable[InstrumentFact]) -> list[InstrumentFact]:
    """Return the instruments so that each comes after those it needs."""
    waiting = {fact.key: fact for fact in facts}
    ordered: dict[str, InstrumentFact] = {}
    while waiting:
        ready = [fact for fact in waiting.values() if not fact.needs & set(waiting)]
        if not ready:
            message = f"relations in a circle: {', '.join(sorted(waiting))}"
            raise ValueError(message)
        for fact in ready:
            ordered[fact.key] = waiting.pop(fact.key)
    return list(ordered.values())
