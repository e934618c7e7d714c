"""Instrument and the things that belong to it."""

from legislation.models.document import InstrumentDocument
from legislation.models.duty import Duty
from legislation.models.event import Event
from legislation.models.instrument import Instrument, InstrumentTopic
from legislation.models.instrument_source import InstrumentSource
from legislation.models.provision import Provision
from legislation.models.relation import Relation

__all__ = [
    "Duty",
    "Event",
    "Instrument",
    "InstrumentDocument",
    "InstrumentSource",
    "InstrumentTopic",
    "Provision",
    "Relation",
]
