"""What is known of the act that a bill became."""

from dataclasses import dataclass, field

from foundation.partial_dates import PartialDate
from legislation.choices import EventType, InstrumentKind
from legislation.models import Event, Instrument
from stewardship.models import Source


@dataclass(frozen=True)
class Promotion:
    """The act, and the event by which it became law.

    `act` is a record that exists already, live or a draft; without one, a record is made of the
    names. An act that records already how it became law needs no `law_type` and `law_date`.
    Errors of `promote_to_act` bear the names of these fields. `bill_event` is the event that the
    bill gets where more is known of it than the act says.
    """

    act: Instrument | None = None
    title: str = ""
    short_title: str = ""
    number: str = ""
    kind: str = InstrumentKind.ACT
    summary: str = ""
    law_type: str = ""
    law_date: PartialDate | None = None
    source: Source | None = None
    source_note: str = ""
    in_force_date: PartialDate | None = None
    note: str = ""
    bill_event: Event | None = field(default=None, compare=False)

    def law_event(self) -> Event | None:
        """The event by which it became law, not saved yet; None where the act records it."""
        if not self.law_type or self.law_date is None:
            return None
        return Event(
            type=self.law_type,
            date=self.law_date,
            source=self.source,
            source_note=self.source_note,
        )

    def start_event(self) -> Event | None:
        """The entry into force, not saved yet; None where nothing is said of it."""
        if self.in_force_date is None:
            return None
        return Event(
            type=EventType.IN_FORCE,
            date=self.in_force_date,
            source=self.source,
            source_note=self.source_note,
        )
