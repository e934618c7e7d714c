"""The events of a demonstration instrument, and by what its rows are known."""

import uuid

from foundation.services.seed_record import seed_uid
from legislation.models import Event
from legislation.services.seed_demo_instruments.facts import EventFact
from legislation.services.seed_demo_instruments.sources import source_of
from stewardship.models import Source


def instrument_uid(key: str) -> uuid.UUID:
    """Return the permanent identifier of the instrument with this id in the data file."""
    return seed_uid("instrument", key)


def event_of(fact: EventFact, sources: list[Source]) -> Event:
    """Return an event that is not saved yet, with the source it can be traced to."""
    source, note = source_of(fact, sources)
    return Event(
        uid=seed_uid("event", fact.key),
        type=fact.type,
        date=fact.date,
        scope=fact.scope,
        until=fact.until,
        confirmed=fact.confirmed,
        note=fact.note,
        source=source,
        source_note=note,
    )
