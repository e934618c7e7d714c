"""How long ago a check was, in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stewardship.templatetags.reviews import ago

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 1), "21 days ago"),
        (date(2026, 10, 8), "45 days ago"),
        (date(2026, 10, 7), "1 month ago"),
        (date(2025, 9, 3), "14 months ago"),
        (date(2024, 12, 22), "23 months ago"),
        (date(2024, 11, 22), "2 years ago"),
        (date(2020, 11, 23), "5 years ago"),
    ],
)
def test_the_time_since_a_check_is_said_in_the_unit_that_fits(day: date, words: str) -> None:
    assert ago(day, TODAY) == words


@given(st.integers(0, 20_000))
def test_no_span_is_said_longer_than_it_is(days: int) -> None:
    words = ago(TODAY - timedelta(days=days), TODAY).split()
    least = {"day": 1, "days": 1, "month": 28, "months": 28, "year": 365, "years": 365}
    number = int(words[0]) * least[words[1]] if len(words) == 3 else 0
    assert number <= days
