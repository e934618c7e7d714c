"""The geometry of charts: nothing leaves the drawing, nothing is lost, whichever way one reads."""

import math
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.numbers import number_words
from foundation.partial_dates import PartialDate
from website.charts.bars import Columns, lying_bars, standing_bars
from website.charts.lines import step_line
from website.charts.scale import Across, Length, labelled_years, round_step
from website.charts.spans import Span, axis_of, is_vague, line_of
from website.charts.table import Count

NUMBERS = st.lists(st.integers(0, 10**6), min_size=1, max_size=60)
SIDES = st.booleans()
ROUNDING = 0.01


def counts(numbers: list[int], doubtful: int = 0) -> list[Count]:
    """Return the counts of years in a row."""
    return [
        Count(str(1990 + place), str(1990 + place), number, doubtful=min(number, doubtful))
        for place, number in enumerate(numbers)
    ]


def lengths(value: Any) -> Iterator[Length]:
    """Yield every length of a drawing."""
    if isinstance(value, Length):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from lengths(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from lengths(getattr(value, name))


def dates() -> st.SearchStrategy[PartialDate]:
    """Return partial dates of every precision."""
    day = st.dates(date(1950, 1, 1), date(2080, 12, 31))
    shapes = st.sampled_from(["year", "month", "day"])
    return st.builds(
        lambda when, shape, circa: PartialDate(
            when.year,
            None if shape == "year" else when.month,
            when.day if shape == "day" else None,
            circa,
        ),
        day,
        shapes,
        st.booleans(),
    )


def first_day(when: PartialDate) -> date:
    """Return the first day that a date can mean."""
    return when.earliest or date.max


@given(NUMBERS, st.integers(0, 40), SIDES)
def test_bars_stay_inside_and_are_as_long_as_their_numbers(
    numbers: list[int], doubtful: int, is_mirrored: bool
) -> None:
    drawing = lying_bars(counts(numbers, doubtful), is_mirrored=is_mirrored)
    if drawing is None:
        assert not any(numbers)
        return
    unit = 84 / max(numbers)
    for bar, number in zip(drawing.bars, numbers, strict=True):
        both = bar.sure.width.number + bar.doubt.width.number
        assert both == pytest.approx(number * unit, abs=ROUNDING)
        assert 0 <= bar.sure.left.number <= 100 + ROUNDING
        assert bar.sure.right.number <= 100 + ROUNDING


@given(NUMBERS, st.integers(0, 40), SIDES)
def test_columns_add_up_to_their_numbers(
    numbers: list[int], doubtful: int, is_mirrored: bool
) -> None:
    drawing = standing_bars(counts(numbers, doubtful), is_mirrored=is_mirrored)
    if drawing is None:
        assert not any(numbers)
        return
    tallest = sum(column.sure_height.number for column in drawing.columns)
    tallest += sum(column.doubt_height.number for column in drawing.columns)
    assert tallest == pytest.approx(11 * sum(numbers) / max(numbers), abs=ROUNDING)
    for column in drawing.columns:
        top = column.doubt_top.number + column.doubt_height.number
        assert top == pytest.approx(column.sure_top.number, abs=ROUNDING)


@given(NUMBERS, SIDES)
def test_columns_share_the_room_without_overlap(numbers: list[int], is_mirrored: bool) -> None:
    drawing = standing_bars(counts(numbers), is_mirrored=is_mirrored)
    if isinstance(drawing, Columns):
        places = sorted((each.place for each in drawing.columns), key=lambda each: each.left)
        for one, next_one in pairwise(places):
            assert one.right.number == pytest.approx(next_one.left.number, abs=ROUNDING)
        widths = sum(each.width.number for each in places)
        assert widths == pytest.approx(drawing.plot.width.number, abs=ROUNDING)


@given(NUMBERS, SIDES)
def test_the_line_of_steps_has_no_gap(numbers: list[int], is_mirrored: bool) -> None:
    drawing = step_line(counts(numbers), is_mirrored=is_mirrored)
    if drawing is not None:
        for one, next_one in pairwise(drawing.steps):
            assert one.end == next_one.start
            assert one.top == next_one.before


@given(NUMBERS, st.integers(0, 40), SIDES)
def test_no_length_is_without_end_or_number(
    numbers: list[int], doubtful: int, is_mirrored: bool
) -> None:
    rows = counts(numbers, doubtful)
    for draw in (lying_bars, standing_bars, step_line):
        for length in lengths(draw(rows, is_mirrored=is_mirrored)):
            assert math.isfinite(length.number)
            assert "e-" not in str(length)
            assert "nan" not in str(length)


@given(st.lists(dates(), min_size=1, max_size=8), dates(), SIDES)
def test_a_partial_date_is_drawn_inside_its_range(
    starts: list[PartialDate], today: PartialDate, is_mirrored: bool
) -> None:
    assert today.earliest
    ordered = sorted(starts)
    spans = [
        Span("full", start, end) for start, end in zip(ordered, [*ordered[1:], None], strict=True)
    ]
    axis = axis_of(ordered, today.earliest, is_mirrored=is_mirrored)
    for shape in line_of(spans, axis).shapes:
        assert shape.piece.left.number >= -ROUNDING
        assert shape.piece.right.number <= 100 + ROUNDING
    vague = [shape for shape in line_of(spans, axis).shapes if shape.style == "vague"]
    behind = [each for each in ordered if is_vague(each) and first_day(each) <= axis.today]
    for shape, when in zip(vague, behind, strict=True):
        assert when.earliest
        assert when.latest
        ends = sorted(
            axis.across.at(day.toordinal()).number for day in (when.earliest, when.latest)
        )
        assert shape.piece.left.number <= ends[0] + ROUNDING
        assert shape.piece.right.number >= ends[1] - ROUNDING
        assert shape.piece.width.number <= max(0.7, ends[1] - ends[0]) + ROUNDING


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_mirrored_scale_is_the_same_from_the_other_side(
    value: float, first: float, last: float
) -> None:
    plain, mirrored = Across(first, last), Across(first, last, is_mirrored=True)
    assert plain.at(value).number + mirrored.at(value).number == pytest.approx(100)


def test_what_is_planned_is_drawn_as_expected_and_what_is_past_is_not() -> None:
    spans = [
        Span("thin", PartialDate(2020, 1, 1), PartialDate(2030)),
        Span("full", PartialDate(2030)),
    ]
    axis = axis_of([each.start for each in spans], date(2025, 6, 1), is_mirrored=False)
    styles = [(shape.look, shape.style) for shape in line_of(spans, axis).shapes]
    assert styles == [
        ("thin", "sure"),
        ("thin", "expected"),
        ("full", "expected"),
        ("full", "expected"),
    ]


def test_a_year_that_is_not_over_leaves_the_rest_open() -> None:
    axis = axis_of([PartialDate(2026)], date(2026, 6, 1), is_mirrored=False)
    shapes = line_of([Span("full", PartialDate(2026))], axis).shapes
    assert [shape.style for shape in shapes] == ["vague"]


def test_lengths_are_written_with_a_point() -> None:
    assert [str(Length(12.5)), str(Length(0)), str(Length(1 / 3, "em"))] == [
        "12.5%",
        "0%",
        "0.333em",
    ]


@pytest.mark.parametrize(("most", "number", "step"), [(0, 4, 1), (4, 4, 1), (9, 4, 5), (41, 4, 20)])
def test_steps_are_round(most: int, number: int, step: int) -> None:
    assert round_step(most, number) == step


@given(st.integers(1800, 2100), st.integers(0, 300))
def test_few_years_are_named(first: int, more: int) -> None:
    named = labelled_years(first, first + more)
    assert 1 <= len(named) <= 7
    assert all(first <= year <= first + more for year in named)


def test_numbers_are_written_as_the_language_does(settings: Any) -> None:
    assert number_words(12345) == "12,345"
