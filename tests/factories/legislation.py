"""Laws and events in the states that tests speak of."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from foundation.partial_dates import PartialDate
from legislation.models import Event, Instrument, Relation
from tests.factories.records import make_jurisdiction, make_record


@dataclass(frozen=True)
class Happening:
    """An event outside the database, for what is pure."""

    type: str
    date: PartialDate | None
    scope: str = "whole"
    until: PartialDate | None = None
    confirmed: bool = True
    uid: Any = None
    provisions: str = ""


def happened(event_type: str, date: str = "unknown", **values: Any) -> Happening:
    """Return an event as a source tells it: `happened("assented", "2021-05")`."""
    if "until" in values:
        values["until"] = PartialDate.parse(values["until"])
    return Happening(event_type, PartialDate.parse(date), uid=uuid4(), **values)


def make_law(*events: Event, live: bool = True, **values: Any) -> Instrument:
    """Return a law with these events, live unless told."""
    values.setdefault("kind", "act")
    return make_record(Instrument, live=live, rows={"events": events}, **values)


def event(event_type: str, date: str = "unknown", **values: Any) -> Event:
    """Return an event that is not saved yet: `event("in_force", "2022-01-23")`."""
    return Event(type=event_type, date=date, **values)


def relate(law: Instrument, kind: str, target: Instrument) -> Relation:
    """Return a relation of one public law to another, as if both had been published with it."""
    return Relation.objects.create(instrument=law, kind=kind, target=target)


def make_bill_and_act() -> tuple[Instrument, Instrument]:
    """Return a bill, and the act that it became."""
    place = make_jurisdiction()
    act = make_law(
        event("lapsed_into_law", "2022-07-30"), event("in_force"), number="RA 1", jurisdiction=place
    )
    bill = make_law(
        event("introduced", "2021-05-18"),
        event("became_act", "2022-07-30"),
        kind="bill",
        jurisdiction=place,
    )
    relate(bill, "became", act)
    return bill, act
