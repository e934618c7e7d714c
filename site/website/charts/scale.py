"""Lengths and scales: where a number or a day stands on a drawing, from whichever side one reads.

Widths are percentages of the drawing and heights multiples of the type size, so that a drawing
fills whatever room it has while its words keep their size. Nothing here is ever localised.
"""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final

#: The steps that people count in, within one power of ten.
_ROUND: Final = (1, 2, 5)
#: Labels that fit side by side on the narrowest screen.
MOST_LABELS: Final = 6


@dataclass(frozen=True, order=True)
class Length:
    """A length of SVG: a number with its unit, written with a point in every language."""

    number: float
    unit: str = "%"

    def __str__(self) -> str:
        """Return "12.5%"."""
        return f"{self.number:.3f}".rstrip("0").rstrip(".") + self.unit


def em(number: float) -> Length:
    """Return a length in multiples of the type size."""
    return Length(number, "em")


@dataclass(frozen=True)
class Piece:
    """Part of the width: where its left end is, and how wide it is."""

    left: Length
    width: Length

    @property
    def middle(self) -> Length:
        """The point half-way."""
        return Length(self.left.number + self.width.number / 2)

    @property
    def right(self) -> Length:
        """Where it ends."""
        return Length(self.left.number + self.width.number)


@dataclass(frozen=True)
class Across:
    """Numbers from `first` to `last` laid out from `start` to `end` per cent of the width.

    `is_mirrored` where one reads from right to left. What lies outside is drawn at the edge.
    """

    first: float
    last: float
    is_mirrored: bool = False
    start: float = 0
    end: float = 100

    def at(self, value: float) -> Length:
        """Return the point of a value."""
        room = self.last - self.first
        share = (value - self.first) / room if room else 0
        along = self.start + (self.end - self.start) * min(1.0, max(0.0, share))
        return Length(100 - along if self.is_mirrored else along)

    def between(self, first: float, last: float) -> Piece:
        """Return the piece from one value to another; of no width when they are the wrong way."""
        one, other = self.at(first).number, self.at(max(first, last)).number
        return Piece(Length(min(one, other)), Length(abs(other - one)))

    @property
    def gap(self) -> Length:
        """A little room in the direction of reading."""
        return em(-0.4 if self.is_mirrored else 0.4)


@dataclass(frozen=True)
class Tick:
    """A mark on an axis with its words; `at` is its point."""

    at: Length
    label: str


def round_step(most: float, number: int) -> int:
    """Return the smallest round step (1, 2, 5, 10 …) that reaches `most` in `number` steps."""
    steps = (factor * 10**power for power in count() for factor in _ROUND)
    return next(step for step in steps if step * number >= most)


def labelled_years(first: int, last: int) -> list[int]:
    """Return the years to be named on an axis: round ones, as many as a narrow screen holds."""
    step = round_step(last - first + 1, MOST_LABELS)
    return [year for year in range(first, last + 1) if year % step == 0] or [first]


def days(first: date, last: date, *, is_mirrored: bool) -> Across:
    """Return the scale of the days from `first` to `last`."""
    return Across(first.toordinal(), last.toordinal(), is_mirrored)
