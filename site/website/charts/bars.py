"""Bars: lying ones under each other for kinds of things, standing ones side by side for years."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foundation.numbers import number_words
from website.charts.scale import (
    Across,
    Length,
    Piece,
    Tick,
    em,
    labelled_years,
    round_step,
)
from website.charts.table import Count

#: The longest bar leaves room for its number.
_LONGEST: Final = 84
#: Room of the numbers beside standing bars, in per cent.
_AXIS: Final = 9
#: Height of the standing bars and of the room over them, in type sizes; the style sheet gives
#: the drawing 13.6 of them, for the years under the line.
_PLOT, _TOP = 11.0, 1.0
_GRID_LINES: Final = 4
#: Part of its place that a standing bar leaves free.
_GAP: Final = 0.16


@dataclass(frozen=True)
class Bar:
    """A lying bar; its doubtful part follows the sure one, its number stands behind both."""

    count: Count
    words: str
    sure: Piece
    doubt: Piece
    number_at: Length


@dataclass(frozen=True)
class Bars:
    """Lying bars under each other."""

    bars: tuple[Bar, ...]
    gap: Length
    kind: str = "lying"
    component: str = "bar_chart"


def lying_bars(counts: Sequence[Count], *, is_mirrored: bool) -> Bars | None:
    """Return these counts as bars under each other, None where all are nothing."""
    most = max((count.number for count in counts), default=0)
    if not most:
        return None
    across = Across(0, most, is_mirrored, 0, _LONGEST)
    return Bars(tuple(_bar(count, across) for count in counts), across.gap)


def _bar(count: Count, across: Across) -> Bar:
    return Bar(
        count=count,
        words=number_words(count.number),
        sure=across.between(0, count.sure),
        doubt=across.between(count.sure, count.number),
        number_at=across.at(count.number),
    )


@dataclass(frozen=True)
class Column:
    """A standing bar; its doubtful part stands on the sure one. `place` is all of its room."""

    count: Count
    piece: Piece
    place: Piece
    sure_top: Length
    sure_height: Length
    doubt_top: Length
    doubt_height: Length


@dataclass(frozen=True)
class Columns:
    """Standing bars over a line of years, with lines behind them to read their height by."""

    columns: tuple[Column, ...]
    years: tuple[Tick, ...]
    lines: tuple[Tick, ...]
    plot: Piece
    edge: Length
    base: Length
    label_base: Length
    kind: str = "standing"
    component: str = "bar_chart"


@dataclass(frozen=True)
class Upward:
    """Numbers from nothing to `most`, as heights over the base line."""

    most: int

    def height(self, number: float) -> Length:
        """Return how tall a number is."""
        return em(_PLOT * number / self.most)

    def top(self, number: float) -> Length:
        """Return where the top of a number is."""
        return em(_TOP + _PLOT - _PLOT * number / self.most)

    def lines(self) -> tuple[Tick, ...]:
        """Return the lines behind the bars, at round numbers."""
        step = round_step(self.most, _GRID_LINES)
        return tuple(
            Tick(self.top(number), number_words(number)) for number in range(0, self.most + 1, step)
        )


BASE: Final = em(_TOP + _PLOT)
LABEL_BASE: Final = em(_TOP + _PLOT + 1.2)


def year_scale(first: int, last: int, *, is_mirrored: bool) -> Across:
    """Return the scale of whole years, the last one included."""
    return Across(first, last + 1, is_mirrored, _AXIS, 100)


def year_ticks(across: Across, first: int, last: int) -> tuple[Tick, ...]:
    """Return the years that are named, each under the middle of its place."""
    return tuple(
        Tick(across.between(year, year + 1).middle, str(year))
        for year in labelled_years(first, last)
    )


def standing_bars(counts: Sequence[Count], *, is_mirrored: bool) -> Columns | None:
    """Return the counts of years that follow each other, None where all are nothing.

    The key of each is its year.
    """
    most = max((count.number for count in counts), default=0)
    if not most:
        return None
    first, last = int(counts[0].key), int(counts[-1].key)
    across, upward = year_scale(first, last, is_mirrored=is_mirrored), Upward(most)
    return Columns(
        columns=tuple(_column(count, across, upward) for count in counts),
        years=year_ticks(across, first, last),
        lines=upward.lines(),
        plot=across.between(first, last + 1),
        edge=Length(100 if is_mirrored else 0),
        base=BASE,
        label_base=LABEL_BASE,
    )


def _column(count: Count, across: Across, upward: Upward) -> Column:
    year = int(count.key)
    return Column(
        count=count,
        piece=across.between(year + _GAP / 2, year + 1 - _GAP / 2),
        place=across.between(year, year + 1),
        sure_top=upward.top(count.sure),
        sure_height=upward.height(count.sure),
        doubt_top=upward.top(count.number),
        doubt_height=upward.height(count.doubtful),
    )
