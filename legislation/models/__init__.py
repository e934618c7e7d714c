"""Instrument and the things that belong to it."""

from legislation.models.assessment import Answer, Assessment
from legislation.models.document import InstrumentDocument
from legislation.models.duty import Duty
from legislation.models.event import Event
from legislation.models.framework import Criterion, Framework
from legislation.models.instrument import Instrument, InstrumentTopic
from legislation.models.instrument_source import InstrumentSource
from legislation.models.instrument_text import InstrumentText
from legislation.models.mention import Mention
from legislation.models.participation import Participation
from legislation.models.provision import Provision
from legislation.models.relation import Relation

__all__ = [
    "Answer",
    "Assessment",
    "Criterion",
    "Duty",
    "Event",
    "Framework",
    "Instrument",
    "InstrumentDocument",
    "InstrumentSource",
    "InstrumentText",
    "InstrumentTopic",
    "Mention",
    "Participation",
    "Provision",
    "Relation",
]
