"""Partial dates for property tests, and how many ways there are to write one."""

import datetime

from hypothesis import strategies as st

from foundation.partial_dates import PartialDate

years = st.integers(1, 9999)
calendar_days = st.dates()


@st.composite
def known_dates(draw: st.DrawFn) -> PartialDate:
    """A day, month or year that exists, perhaps circa, perhaps planned."""
    day: datetime.date = draw(calendar_days)
    kept = draw(st.integers(1, 3))
    parts = (day.year, day.month, day.day)[:kept]
    return PartialDate(*parts, circa=draw(st.booleans()), planned=draw(st.booleans()))


partial_dates = known_dates() | st.just(PartialDate.unknown())
