"""Spans of time: from when to when something held, with partial dates drawn as wide as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from foundation.partial_dates import PartialDate
from website.charts.scale import Across, Length, Piece, Tick, days, em, labelled_years

#: The narrowest that anything is drawn, in per cent: what cannot be seen is not told.
_NARROWEST: Final = 0.7
#: Top and height of what is drawn on a line by its look, in type sizes; a line has 1.6 of them.
_BAND: Final = (0.2, 1.2)
_BANDS: Final = {"thin": (0.6, 0.4), "half": (0.8, 0.6)}


@dataclass(frozen=True)
class Span:
    """What held from one date to another; `look` tells it from the others without any colour.

    `end` is None while it goes on. `is_doubtful` rests on weak evidence or has no start on
    record; `is_over` says that nothing holds from here on: it is drawn as a mark.
    """

    look: str
    start: PartialDate
    end: PartialDate | None = None
    is_doubtful: bool = False
    is_over: bool = False


@dataclass(frozen=True)
class Shape:
    """A span, or a part of one, as drawn: `style` is "sure", "doubtful", "vague" or "expected".

    Vague is the time within which it began: the month or year that the source gives.
    """

    look: str
    style: str
    piece: Piece

    @property
    def top(self) -> Length:
        """Where it begins, from above."""
        return em(_BANDS.get(self.look, _BAND)[0])

    @property
    def height(self) -> Length:
        """How tall it is."""
        return em(_BANDS.get(self.look, _BAND)[1])


@dataclass(frozen=True)
class Mark:
    """An end."""

    look: str
    at: Length
    is_expected: bool


@dataclass(frozen=True)
class Axis:
    """Time from left to right, or from right to left, with named years and today."""

    across: Across
    today: date
    years: tuple[Tick, ...]
    last: date

    @property
    def today_at(self) -> Length:
        """Where today is."""
        return self.across.at(self.today.toordinal())

    @property
    def edge(self) -> Length:
        """The side from which one reads."""
        return self.across.at(self.across.first)


@dataclass(frozen=True)
class Line:
    """All spans of one thing."""

    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]


def axis_of(dates: Iterable[PartialDate | None], today: date, *, is_mirrored: bool) -> Axis:
    """Return the axis that holds all of these dates, and today, in whole years."""
    known = [each for each in dates if each is not None and each.earliest and each.latest]
    first = min([today.year, *(each.earliest.year for each in known if each.earliest)])
    last = max([today.year, *(each.latest.year for each in known if each.latest)])
    begin, end = date(first, 1, 1), date(last, 12, 31)
    across = days(begin, end, is_mirrored=is_mirrored)
    years = tuple(
        Tick(across.at(date(year, 1, 1).toordinal()), str(year))
        for year in labelled_years(first, last)
    )
    return Axis(across, today, years, end)


def key_of(look: str, *, is_over: bool) -> Line:
    """Return a small sample of a look, for the key of a drawing."""
    if is_over:
        return Line((), (Mark(look, Length(50), is_expected=False),))
    return Line((Shape(look, "sure", Piece(Length(0), Length(100))),), ())


def line_of(spans: Sequence[Span], axis: Axis) -> Line:
    """Return the spans of one thing, which follow each other, as drawn on the axis."""
    shapes: list[Shape] = []
    marks = []
    for span in spans:
        shapes += _beginning(span, axis)
        if span.is_over:
            marks.append(_mark(span, axis))
        else:
            shapes += _course(span, axis)
    return Line(tuple(shapes), tuple(marks))


def is_vague(when: PartialDate) -> bool:
    """Whether a date leaves open on which day it was."""
    return when.circa or when.earliest != when.latest


def _beginning(span: Span, axis: Axis) -> list[Shape]:
    """Return the time within which a span began, where the source gives no day."""
    if not is_vague(span.start):
        return []
    style = "expected" if _is_ahead(span.start, axis.today) else "vague"
    first, last = _first(span.start), _last(span.start)
    return [Shape(span.look, style, _visible(axis.across, first, last))]


def _course(span: Span, axis: Axis) -> list[Shape]:
    """Return a span between what is certain of both its ends: behind us, and ahead."""
    today = axis.today.toordinal()
    first = _last(span.start)
    last = _first(span.end) if span.end is not None else None
    shapes = []
    if first <= today:
        style = "doubtful" if span.is_doubtful else "sure"
        end = min(today, last) if last is not None else today
        shapes += _shape(span, style, axis.across, first, end)
    begin = max(first, today)
    if last is not None and last > begin:
        shapes += _shape(span, "expected", axis.across, begin, last)
    elif last is None and _is_ahead(span.start, axis.today):
        shapes += _shape(span, "expected", axis.across, first, axis.last.toordinal())
    return shapes


def _shape(span: Span, style: str, across: Across, first: int, last: int) -> list[Shape]:
    return [Shape(span.look, style, _visible(across, first, last))] if last >= first else []


def _visible(across: Across, first: int, last: int) -> Piece:
    """Return a piece that is wide enough to be seen, and inside the drawing."""
    piece = across.between(first, last)
    if piece.width.number >= _NARROWEST:
        return piece
    left = min(max(0.0, piece.middle.number - _NARROWEST / 2), 100 - _NARROWEST)
    return Piece(Length(left), Length(_NARROWEST))


def _mark(span: Span, axis: Axis) -> Mark:
    middle = (_first(span.start) + _last(span.start)) / 2
    return Mark(span.look, axis.across.at(middle), _is_ahead(span.start, axis.today))


def _is_ahead(when: PartialDate, today: date) -> bool:
    return when.earliest is not None and when.earliest > today


def _first(when: PartialDate) -> int:
    return (when.earliest or date.min).toordinal()


def _last(when: PartialDate) -> int:
    return (when.latest or date.min).toordinal()
