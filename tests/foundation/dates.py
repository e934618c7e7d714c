"""Strategies of hypothesis for partial dates."""

from hypothesis import strategies as st

from foundation.partial_dates import PartialDate

calendar_days = st.dates()


@st.composite
def known_dates(draw: st.DrawFn) -> PartialDate:
    """A day, month or year that exists, perhaps circa, perhaps planned."""
    day = draw(calendar_days)
    precision = draw(st.sampled_from(["year", "month", "day"]))
    return PartialDate(
        day.year,
        None if precision == "year" else day.month,
        day.day if precision == "day" else None,
        circa=draw(st.booleans()),
        planned=draw(st.booleans()),
    )


partial_dates = known_dates() | st.just(PartialDate.unknown())
