"""One row of the head's view, and how rows are added up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partnerships.tracker.choices import Side, Stage


@dataclass
class Figures:
    """What there is in one place or forum.

    Portals, meetings of our part and partners are kept as sets of keys, since one of them may
    belong to several places and is still one in their sum.
    """

    laws: int = 0
    portals: set[int] = field(default_factory=set)
    stages: Counter[Stage] = field(default_factory=Counter)
    in_force: int = 0
    ending: int = 0
    open: Counter[Side] = field(default_factory=Counter)
    late: Counter[Side] = field(default_factory=Counter)
    last_contact: date | None = None
    engagements: set[int] = field(default_factory=set)

    @property
    def partners(self) -> int:
        """How many partners there are, in whatever stage."""
        return self.stages.total()

    @property
    def by_stage(self) -> list[tuple[Stage, int]]:
        """The stages that any partner is in, with their numbers."""
        return [(stage, self.stages[stage]) for stage in Stage if self.stages[stage]]

    def note_contact(self, day: date | None) -> None:
        """Take a day of contact into account."""
        if day is not None and (self.last_contact is None or day > self.last_contact):
            self.last_contact = day

    def add(self, other: "Figures") -> None:
        """Add the figures of another place."""
        self.laws += other.laws
        self.portals |= other.portals
        self.stages += other.stages
        self.in_force += other.in_force
        self.ending += other.ending
        self.open += other.open
        self.late += other.late
        self.engagements |= other.engagements
        self.note_contact(other.last_contact)


@dataclass
class StandRow:
    """A row: the country, region or forum, and its figures; no place for what belongs to none."""

    record: Any
    name: str
    figures: Figures


@dataclass
class Standing:
    """The rows and their sum, in which what belongs to several rows counts once."""

    rows: list[StandRow]
    total: Figures


def standing(rows: Iterable[StandRow]) -> Standing:
    """Return rows of which nothing private belongs to two, with their sum."""
    listed = list(rows)
    total = Figures()
    for row in listed:
        total.add(row.figures)
    return Standing(listed, total)
