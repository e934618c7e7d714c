"""What a facet is: one question, what a query string says to it, the answers that it offers."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from foundation.text import tidy_line

Records = QuerySet[Any]

LONGEST_QUOTED = 40
MOST_VALUES = 60


def quoted(value: str) -> str:
    """Return what a person typed, cut to a length that fits into a message."""
    line = tidy_line(value)
    return line if len(line) <= LONGEST_QUOTED else f"{line[:LONGEST_QUOTED]}…"


@dataclass(frozen=True)
class Option:
    """One answer that a facet offers, with the number of records behind it."""

    value: str
    label: str
    count: int = 0
    is_chosen: bool = False


@dataclass(frozen=True)
class Reading:
    """What a query string says to one facet: pairs of parameter and value, and what was wrong."""

    values: tuple[tuple[str, str], ...] = ()
    errors: tuple[str, ...] = ()

    def of(self, name: str) -> list[str]:
        """Return the values given under one parameter."""
        return [value for parameter, value in self.values if parameter == name]


@dataclass(eq=False)
class Facet(ABC):
    """One question by which a list is narrowed; `name` is its parameter in the query string.

    Facets are made afresh for each request, so that they may remember what they looked up.
    """

    name: str
    label: Any

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the query string that belong to this facet."""
        return (self.name,)

    @property
    def template(self) -> str:
        """The component that shows it."""
        return f"components/facet/{self.kind}.html"

    kind = "choices"
    #: Whether what was chosen stands before the other answers.
    chosen_first = True

    @abstractmethod
    def read(self, data: QueryDict) -> Reading:
        """Return what `data` asks of this facet."""

    @abstractmethod
    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the records that match."""

    def asking_for(self, value: Any) -> tuple[tuple[str, str], ...]:
        """Return the parameters that ask for `value`; none where it says nothing."""
        return ((self.name, str(value)),) if value else ()

    def options(self, records: Records, reading: Reading) -> list[Option]:
        """Return what may be chosen, counted over `records`."""
        return []

    def said(self, reading: Reading) -> str:
        """Return everything that is asked of this facet, as a reader would say it."""
        return " · ".join(self.words(*pair) for pair in reading.values)

    def words(self, parameter: str, value: str) -> str:
        """Return a value as a reader would say it."""
        return value
