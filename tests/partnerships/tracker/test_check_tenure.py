"""Which tenures are accepted: never two holders of one post on one day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.tracker.models import Person, Post, Tenure
from partnerships.tracker.services.check_tenure import check_tenure

DAYS = [date(2020, 1, 1) + timedelta(days=number) for number in range(12)]
AROUND = [date(2019, 12, 31), *DAYS, date(2020, 1, 13)]
POST = Post(pk=1, title="Director")


def tenure(
    starts: date | None, ends: date | None = None, *, acting: bool = False, number: int = 1
) -> Tenure:
    person = Person(pk=number, name=f"Invented {number}")
    return Tenure(post=POST, person=person, starts_on=starts, ends_on=ends, is_acting=acting)


def faults(row: Tenure, *others: Tenure) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        check_tenure(row, others)
    return dict(refused.value.message_dict)


def covers(row: Tenure, day: date) -> bool:
    return (row.starts_on or date.min) <= day <= (row.ends_on or date.max)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS), st.booleans()
        ),
        max_size=12,
    )
)
def test_whatever_is_accepted_no_day_has_two_holders_or_two_who_act(
    asked: list[tuple[date | None, date | None, bool]],
) -> None:
    accepted: list[Tenure] = []
    for number, (starts, ends, acting) in enumerate(asked):
        row = tenure(starts, ends, acting=acting, number=number)
        try:
            check_tenure(row, accepted)
        except ValidationError:
            continue
        accepted.append(row)
    for day in AROUND:
        for acting in (True, False):
            assert sum(row.is_acting == acting and covers(row, day) for row in accepted) <= 1
    assert all(row.starts_on <= row.ends_on for row in accepted if row.starts_on and row.ends_on)


@settings(max_examples=100)
@given(st.sampled_from(DAYS), st.integers(0, 5), st.integers(1, 5))
def test_one_after_another_is_always_accepted(start: date, length: int, gap: int) -> None:
    first = tenure(start, start + timedelta(days=length))
    second = tenure(start + timedelta(days=length + gap), number=2)
    check_tenure(second, [first])
    check_tenure(first, [second])


def test_a_second_holder_is_refused_at_the_start_and_told_who_is_there() -> None:
    found = faults(tenure(DAYS[5], number=2), tenure(DAYS[0]))
    assert list(found) == ["starts_on"]
    assert "Invented 1" in found["starts_on"][0]


def test_one_who_stayed_too_long_is_refused_at_the_end() -> None:
    assert list(faults(tenure(DAYS[0], DAYS[6]), tenure(DAYS[5], number=2))) == ["ends_on"]


def test_who_leaves_and_who_comes_cannot_share_a_day() -> None:
    assert faults(tenure(DAYS[5], number=2), tenure(DAYS[0], DAYS[5]))
    check_tenure(tenure(DAYS[6], number=2), [tenure(DAYS[0], DAYS[5])])


def test_somebody_may_act_beside_the_holder_but_not_beside_another() -> None:
    holder, acting = tenure(DAYS[0]), tenure(DAYS[3], acting=True, number=2)
    check_tenure(acting, [holder])
    check_tenure(holder, [acting])
    assert faults(tenure(DAYS[5], acting=True, number=3), holder, acting)


def test_an_end_before_the_start_is_refused_at_the_end() -> None:
    assert list(faults(tenure(DAYS[5], DAYS[4]))) == ["ends_on"]


def test_a_start_more_than_a_year_ahead_is_refused_at_the_start() -> None:
    today = timezone.localdate()
    check_tenure(tenure(today + timedelta(days=300)), [])
    assert list(faults(tenure(today + timedelta(days=367)))) == ["starts_on"]


def test_an_erased_person_takes_no_post() -> None:
    row = tenure(DAYS[0])
    row.person.erased_at = timezone.now()
    assert list(faults(row)) == ["person"]


def test_nobody_holds_a_post_after_it_was_abolished() -> None:
    row = tenure(DAYS[0])
    row.post = Post(pk=2, title="Gone", ended_on=DAYS[4])
    assert list(faults(row)) == ["ends_on"]
    row.ends_on = DAYS[4]
    check_tenure(row, [])
