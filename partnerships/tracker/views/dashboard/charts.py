"""Charts as drawn by the server: where each bar stands, and the address behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

#: Width of a drawing, in its own units; the page scales it.
WIDTH: Final = 360
_ROW, _LONGEST_BAR = 40, 300
_TALLEST, _FIRST_COLUMN, _COLUMN, _GAP = 160, 32, 27, 5
_BASE: Final = _TALLEST + 12


@dataclass(frozen=True)
class Figure:
    """One figure: what it counts, and the list it leads to."""

    label: Any
    number: int
    url: str


@dataclass(frozen=True)
class Bar:
    """A figure as a bar that lies."""

    figure: Figure
    top: int
    width: float

    @property
    def bar_top(self) -> int:
        """Where the bar begins, under its label."""
        return self.top + 19

    @property
    def label_base(self) -> int:
        """The line on which the label stands."""
        return self.top + 13

    @property
    def number_left(self) -> float:
        """Where the number stands, behind the bar."""
        return self.width + 6


@dataclass(frozen=True)
class Bars:
    """Bars under each other, with the table behind them."""

    name: str
    title: Any
    description: Any
    label: Any
    bars: tuple[Bar, ...]

    @property
    def view_box(self) -> str:
        """The size of the drawing."""
        return f"0 0 {WIDTH} {max(1, len(self.bars)) * _ROW}"

    @property
    def total(self) -> int:
        """All figures together."""
        return sum(bar.figure.number for bar in self.bars)


def bars(name: str, title: Any, description: Any, label: Any, figures: Sequence[Figure]) -> Bars:
    """Return a chart of these figures, its longest bar as long as there is room."""
    most = max((figure.number for figure in figures), default=0) or 1
    drawn = (
        Bar(figure, place * _ROW, round(_LONGEST_BAR * figure.number / most, 1))
        for place, figure in enumerate(figures)
    )
    return Bars(name, title, description, label, tuple(drawn))


@dataclass(frozen=True)
class Part:
    """The share of one kind in a column."""

    kind: str
    figure: Figure
    top: float
    height: float


@dataclass(frozen=True)
class Column:
    """A figure as a standing bar, made of its parts."""

    figure: Figure
    parts: tuple[Part, ...]
    left: int
    top: float
    is_labelled: bool
    short: str
    width: int = _COLUMN - _GAP
    base: int = _BASE

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return self.left + self.width / 2

    @property
    def number_base(self) -> float:
        """The line on which its number stands, over the column."""
        return self.top - 3

    @property
    def label_base(self) -> int:
        """The line on which its label stands, under the column."""
        return self.base + 15


@dataclass(frozen=True)
class Columns:
    """Columns beside each other, with the table behind them."""

    name: str
    title: Any
    description: Any
    kinds: tuple[tuple[str, Any], ...]
    columns: tuple[Column, ...]
    view_box: str = f"0 0 {WIDTH} {_BASE + 24}"
    base: int = _BASE
    width: int = WIDTH

    @property
    def total(self) -> int:
        """All figures together."""
        return sum(column.figure.number for column in self.columns)


@dataclass(frozen=True)
class Stack:
    """What a column is drawn from: its figure, those of its parts by kind, its short name."""

    figure: Figure
    parts: tuple[tuple[str, Figure], ...]
    short: str


def columns(
    name: str,
    title: Any,
    description: Any,
    kinds: tuple[tuple[str, Any], ...],
    stacks: Sequence[Stack],
) -> Columns:
    """Return a chart of these stacks, its tallest column as tall as there is room."""
    most = max((stack.figure.number for stack in stacks), default=0) or 1
    drawn = (_column(place, stack, _TALLEST / most) for place, stack in enumerate(stacks))
    return Columns(name, title, description, kinds, tuple(drawn))


def _column(place: int, stack: Stack, unit: float) -> Column:
    parts: list[Part] = []
    top = float(_BASE)
    for kind, figure in stack.parts:
        height = round(figure.number * unit, 2)
        top = round(top - height, 2)
        parts.append(Part(kind, figure, top, height))
    left = _FIRST_COLUMN + place * _COLUMN
    return Column(stack.figure, tuple(parts), left, top, place % 3 == 2, stack.short)
