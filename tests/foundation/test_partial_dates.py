"""The partial date as a value: read, written, ordered, never padded."""

import copy
import datetime
import pickle
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import assume, given
from hypothesis import strategies as st

from foundation.partial_dates import PartialDate, PartialDateError
from tests.foundation.dates import calendar_days, known_dates, partial_dates


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("27 May 2021", "2021-05-27"),
        ("27th of May, 2021", "2021-05-27"),
        ("May 27, 2021", "2021-05-27"),
        ("27-May-2021", "2021-05-27"),
        ("27/05/2021", "2021-05-27"),
        ("27.5.2021", "2021-05-27"),
        ("2021-05-27", "2021-05-27"),
        ("2021-05-27T00:00:00Z", "2021-05-27"),
        ("May 2021", "2021-05"),
        ("Sept. 2021", "2021-09"),
        ("05/2021", "2021-05"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("c. 2021", "2021~"),
        ("c2021", "2021~"),
        ("circa May 2021", "2021-05~"),
        ("2021-05~", "2021-05~"),
        ("about 27 May 2021", "2021-05-27~"),
        ("planned 2027", "2027 planned"),
        ("Planned: May 2027", "2027-05 planned"),
        ("2027 (planned)", "2027 planned"),
        ("planned for about 2027", "2027~ planned"),
        ("unknown", "unknown"),
        ("Date unknown", "unknown"),
        ("27 mai 2021", "2021-05-27"),
        ("1er août 2021", "2021-08-01"),
        ("aout 2021", "2021-08"),
        ("prévu pour 2027", "2027 planned"),
        ("27 de mayo de 2021", "2021-05-27"),
        ("٢٧ مايو ٢٠٢١", "2021-05-27"),
        ("２０２１／０５", "2021-05"),
        ("\u200f27\u00a0 May\u200b\t2021 ", "2021-05-27"),
        ("2021\u201105\u201127", "2021-05-27"),
    ],
)
def test_what_people_type_is_read(typed: str, canonical: str) -> None:
    assert PartialDate.parse(typed).text == canonical


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31 Feb 2021", "“31 Feb 2021” is not a day that exists."),
        ("2021-02-29", "“2021-02-29” is not a day that exists."),
        ("0 May 2021", "“0 May 2021” is not a day that exists."),
        ("2021-13", "“2021-13”: there is no month 13."),
        ("05/27/2021", "there is no month 27. Write the day before the month."),
        ("0000", "“0000” is not a year that exists."),
        ("27/05/21", "“27/05/21” has no year in four figures."),
        ("May 21", "“May 21” has no year in four figures."),
        ("2019–2021", "“2019–2021” holds more than one year."),
        ("planned", "“planned” does not say when."),
        ("", "No date was entered."),
        ("soon", "“soon” cannot be read as a date. Write it like 27 May 2021"),
        ("2021-05-27 10:30", "cannot be read as a date"),
        ("x" * 5000, f"“{'x' * 39}…” cannot be read"),
    ],
)
def test_what_is_no_date_is_refused_in_the_words_of_the_person(typed: str, message: str) -> None:
    with pytest.raises(PartialDateError) as refusal:
        PartialDate.parse(typed)
    assert message in str(refusal.value)


def test_an_ambiguous_date_stays_day_first_with_a_warning() -> None:
    date = PartialDate.parse("05/06/2021")
    assert date.text == "2021-06-05"
    assert "5 June 2021, with the day first. If you meant 6 May 2021" in date.warning


@pytest.mark.parametrize(
    "typed", ["27/05/2021", "05/05/2021", "5 June 2021", "2021-06-05", "05/2021"]
)
def test_a_date_that_reads_one_way_has_no_warning(typed: str) -> None:
    assert not PartialDate.parse(typed).warning


def test_a_warning_is_no_part_of_the_value() -> None:
    typed = PartialDate.parse("05/06/2021")
    assert typed == PartialDate(2021, 6, 5)
    assert hash(typed) == hash(PartialDate(2021, 6, 5))


@given(st.text() | st.text(alphabet="0123456789-/. ~cplanedMyu", max_size=20))
def test_no_text_raises_anything_but_the_error_for_dates(text: str) -> None:
    try:
        date = PartialDate.parse(text)
    except PartialDateError as error:
        assert str(error)  # noqa: PT017 - most texts are refused, some are dates
    else:
        assert PartialDate.parse(date.text) == date


@given(partial_dates)
def test_canonical_text_reads_back_to_the_same_date(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    assert len(str(date)) <= 24


@given(partial_dates, st.sampled_from(["en", "fr", "es", "ar"]))
def test_words_read_back_to_the_same_date(date: PartialDate, language: str) -> None:
    assume(date.is_unknown or str(date) >= "1000")
    with override(language):
        assert PartialDate.parse(date.in_words()) == date


@given(
    calendar_days, st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y"])
)
def test_a_day_is_read_the_same_however_it_is_written(day: datetime.date, pattern: str) -> None:
    written = day.strftime(pattern.replace("%Y", f"{day.year:04}"))
    assert PartialDate.parse(written) == PartialDate.from_date(day)


@given(known_dates())
def test_a_date_is_never_padded(date: PartialDate) -> None:
    read = PartialDate.parse(date.text)
    assert (read.month, read.day) == (date.month, date.day)
    assert (date.isoformat() or "").count("-") == ["year", "month", "day"].index(date.precision)


@given(known_dates())
def test_bounds_enclose_exactly_what_is_known(date: PartialDate) -> None:
    assert date.earliest is not None
    assert date.latest is not None
    days = (date.latest - date.earliest).days + 1
    assert days in {"day": {1}, "month": {28, 29, 30, 31}, "year": {365, 366}}[date.precision]


@given(partial_dates, partial_dates, partial_dates)
def test_order_is_total(one: PartialDate, two: PartialDate, three: PartialDate) -> None:
    assert (one < two) + (one == two) + (one > two) == 1
    if one <= two <= three:
        assert one <= three


@given(known_dates(), known_dates())
def test_order_follows_the_bounds(one: PartialDate, two: PartialDate) -> None:
    if (one.earliest, one.latest) < (two.earliest, two.latest):
        assert one < two
    assert one < PartialDate.unknown()


@given(known_dates(), calendar_days, calendar_days)
def test_overlap_is_a_day_in_common(
    date: PartialDate, start: datetime.date, end: datetime.date
) -> None:
    assert date.earliest is not None
    assert date.latest is not None
    in_common = max(date.earliest, start) <= min(date.latest, end)
    assert date.overlaps(start, end) is (in_common and start <= end)
    assert date.overlaps(start, None) is (date.latest >= start)
    assert date.overlaps(None, end) is (date.earliest <= end)


def test_the_unknown_overlaps_no_period_but_no_limit_excludes_nothing() -> None:
    assert not PartialDate.unknown().overlaps(datetime.date.min, datetime.date.max)
    assert PartialDate.unknown().overlaps(None, None)


@pytest.mark.parametrize(
    ("text", "english", "french", "machine"),
    [
        ("2021-05-27", "27 May 2021", "27 mai 2021", "2021-05-27"),
        ("2021-05", "May 2021", "mai 2021", "2021-05"),
        ("2021", "2021", "2021", "2021"),
        ("0987-03 planned", "planned for March 987", None, "0987-03"),
        ("2021~", "about 2021", None, "2021"),
        ("2027-05 planned", "planned for May 2027", None, "2027-05"),
        ("2027~ planned", "planned for about 2027", None, "2027"),
        ("unknown", "date unknown", None, None),
    ],
)
def test_words_and_machine_value(
    text: str, english: str, french: str | None, machine: str | None
) -> None:
    date = PartialDate.parse(text)
    assert date.in_words("en") == english
    assert french is None or date.in_words("fr") == french
    assert date.isoformat() == machine


@pytest.mark.parametrize(
    "parts",
    [
        {"year": 2021, "day": 3},
        {"month": 5},
        {"circa": 1},
        {"year": 2021, "month": 13},
        {"year": 2021, "month": 2, "day": 29},
        {"year": 0},
        {"year": 10000},
    ],
)
def test_a_date_that_cannot_be_is_never_made(parts: dict[str, Any]) -> None:
    with pytest.raises(PartialDateError):
        PartialDate(**parts)


def test_a_date_cannot_be_changed() -> None:
    date = PartialDate(2021)
    with pytest.raises(AttributeError):
        date.month = 5  # type: ignore[misc]


@given(partial_dates)
def test_copies_are_equal(date: PartialDate) -> None:
    assert copy.deepcopy(date) == date
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime.date(2021, 5, 27), "2021-05-27"),
        (datetime.datetime(2021, 5, 27, 23, 59, tzinfo=datetime.UTC), "2021-05-27"),
        ("May 2021", "2021-05"),
        (2021, "2021"),
        (PartialDate(2021), "2021"),
    ],
)
def test_other_kinds_of_date_are_taken(value: object, text: str) -> None:
    assert str(PartialDate.coerce(value)) == text


@pytest.mark.parametrize("value", [None, "", " \u200b "])
def test_nothing_entered_is_none(value: object) -> None:
    assert PartialDate.coerce(value) is None


@pytest.mark.parametrize("value", [True, 20.21, ["2021"], b"2021"])
def test_what_is_not_a_date_at_all_is_refused(value: object) -> None:
    with pytest.raises(PartialDateError):
        PartialDate.coerce(value)


def test_a_date_is_not_its_text() -> None:
    text: object = "2021"
    assert PartialDate(2021) != text
    with pytest.raises(TypeError):
        assert PartialDate(2021) < text
