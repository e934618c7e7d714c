"""A chart with the table behind it: what is drawn, said in words, in figures and as a file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from exchange.about import About
from exchange.columns import Column
from exchange.formats import Table
from exchange.value_kinds import ValueKind
from foundation.numbers import number_words


@dataclass(frozen=True)
class Count:
    """How many there are of one thing, and the list of them.

    `doubtful` of them rest on weak evidence or on a date that is only about right.
    """

    key: str
    label: str
    number: int
    url: str = ""
    doubtful: int = 0

    @property
    def words(self) -> str:
        """The number as the language spoken writes it."""
        return number_words(self.number)

    @property
    def sure(self) -> int:
        """Those beyond doubt."""
        return self.number - self.doubtful


@dataclass(frozen=True)
class Head:
    """What a column holds: its key in a file, its words, and what they mean."""

    key: str
    label: str
    meaning: str = ""


@dataclass(frozen=True)
class Row:
    """One row of the table: what it is about, its figures, and the list behind the first."""

    key: str
    label: str
    numbers: tuple[int, ...]
    url: str = ""

    @property
    def number_words(self) -> list[str]:
        """The figures as the language spoken writes them."""
        return [number_words(number) for number in self.numbers]


@dataclass(frozen=True)
class Chart:
    """A drawing with its words and its table.

    `drawing` is geometry, None where there is nothing to draw; `subject` is what its rows are;
    `notes` say how it was counted and what is left out. `query` is the query string of the file,
    to which a format is added; empty where there is none.
    """

    key: str
    title: str
    description: str
    subject: Head
    heads: tuple[Head, ...]
    as_of: date
    rows: tuple[Row, ...] = ()
    drawing: Any = None
    notes: tuple[str, ...] = ()
    query: str = ""

    @property
    def template(self) -> str:
        """The component that draws it."""
        return f"components/{self.drawing.component}/{self.drawing.component}.html"

    def as_table(self, about: About) -> Table:
        """Return the table as it is handed out in a file."""
        subject = self.subject
        columns = (
            Column("key", _("Code"), lambda row: row.key, subject.meaning),
            Column(subject.key, subject.label, lambda row: row.label, subject.meaning),
            *(_column(head, place) for place, head in enumerate(self.heads)),
        )
        return Table(columns, self.rows, self.title, self.as_of, about)


def _column(head: Head, place: int) -> Column:
    return Column(
        head.key, head.label, lambda row: row.numbers[place], head.meaning, ValueKind.NUMBER
    )
