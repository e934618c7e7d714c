"""A line that goes up and down in steps: how many there are at the end of each year."""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.numbers import number_words
from website.charts.bars import BASE, LABEL_BASE, Upward, year_scale, year_ticks
from website.charts.scale import Length, Piece, Tick
from website.charts.table import Count


@dataclass(frozen=True)
class Step:
    """The line over one year, the riser that leads to it, and the surface under it."""

    count: Count
    place: Piece
    start: Length
    end: Length
    top: Length
    before: Length
    height: Length


@dataclass(frozen=True)
class Steps:
    """The line, over the same axes as standing bars; `last_words` is the number it ends with."""

    steps: tuple[Step, ...]
    years: tuple[Tick, ...]
    lines: tuple[Tick, ...]
    plot: Piece
    edge: Length
    base: Length
    label_base: Length
    last_words: str
    component: str = "line_chart"


def step_line(counts: Sequence[Count], *, is_mirrored: bool) -> Steps | None:
    """Return the line through the counts of years that follow each other, None for nothing.

    The key of each is its year, its number how many there were at the end of it.
    """
    most = max((count.number for count in counts), default=0)
    if not most:
        return None
    first, last = int(counts[0].key), int(counts[-1].key)
    across, upward = year_scale(first, last, is_mirrored=is_mirrored), Upward(most)
    steps = []
    before = BASE
    for count in counts:
        year, top = int(count.key), upward.top(count.number)
        steps.append(
            Step(
                count=count,
                place=across.between(year, year + 1),
                start=across.at(year),
                end=across.at(year + 1),
                top=top,
                before=before,
                height=upward.height(count.number),
            )
        )
        before = top
    return Steps(
        steps=tuple(steps),
        years=year_ticks(across, first, last),
        lines=upward.lines(),
        plot=across.between(first, last + 1),
        edge=Length(100 if is_mirrored else 0),
        base=BASE,
        label_base=LABEL_BASE,
        last_words=number_words(counts[-1].number),
    )
