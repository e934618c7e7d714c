"""Warnings 90, 60 and 30 days before an agreement ends: to whom, when, and never twice."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from partnerships.tracker.choices import Renewal
from partnerships.tracker.models import Agreement, Amendment
from partnerships.tracker.services.amend_agreement import amend_agreement
from partnerships.tracker.services.warn_of_ends import due_warnings, note_warned
from tests.factories.tracker import (
    day,
    make_agreement,
    make_manager,
    make_officer,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def make_ending(user: User, **values: Any) -> Agreement:
    values = {"owner": user, "ends_on": day(100), "in_force": True, **values}
    return make_agreement(**values)


def warned(user: User, on: date) -> list[int]:
    """Return the thresholds of which a digest of this day tells."""
    found = due_warnings(user, on)
    for warning in found:
        note_warned(user, warning.agreement, warning.days, on)
    return [warning.days for warning in found]


def test_a_digest_every_day_warns_90_60_and_30_days_before_and_never_twice() -> None:
    user = make_officer()
    make_ending(user)
    found = {offset: warned(user, day(offset)) for offset in range(102)}
    assert {offset: days for offset, days in found.items() if days} == {
        10: [90],
        40: [60],
        70: [30],
    }


def test_days_that_were_missed_are_caught_up_with_the_nearest_warning_only() -> None:
    user = make_officer()
    make_ending(user)
    assert warned(user, day(75)) == [30]
    assert warned(user, day(76)) == []
    other = make_officer()
    make_ending(other)
    assert warned(other, day(41)) == [60]


def test_asking_without_noting_warns_again() -> None:
    user = make_officer()
    make_ending(user)
    assert len(due_warnings(user, day(50))) == len(due_warnings(user, day(50))) == 1


def test_the_period_of_notice_warns_too() -> None:
    user = make_officer()
    make_ending(user, ends_on=day(200), notice_days=120)
    assert warned(user, day(79)) == []
    found = due_warnings(user, day(80))
    assert [(each.days, each.is_notice) for each in found] == [(120, True)]


def test_an_amendment_that_moves_the_end_starts_anew() -> None:
    user = make_officer()
    row = make_ending(user, ends_on=day(20))
    assert warned(user, day()) == [30]
    amend_agreement(row, user, Amendment(on=day(), text="Longer", new_end=day(80)))
    assert warned(user, day()) == [90]


@pytest.mark.parametrize(
    "values",
    [
        {"ends_on": None},
        {"terminated_on": day(20), "termination_reason": "Why"},
        {"signed_by_them_on": None},
        {"ends_on": day(-1), "starts_on": day(-9)},
        {"ends_on": day(-1), "starts_on": day(-9), "renewal": Renewal.AUTOMATIC},
    ],
)
def test_what_has_no_end_ahead_is_never_warned_of(values: Any) -> None:
    user = make_officer()
    make_ending(user, **{"ends_on": day(30), **values})
    assert warned(user, day()) == []


def test_a_signed_renewal_ends_the_warnings_and_a_draft_does_not() -> None:
    user = make_officer()
    row = make_ending(user, ends_on=day(30))
    following = make_agreement(row.relationship, renews=row, starts_on=day(31))
    assert len(due_warnings(user, day())) == 1
    following.signed_by_us_on = following.signed_by_them_on = day()
    following.save()
    assert due_warnings(user, day()) == []


def test_warned_is_who_owns_it_or_the_partner_or_is_deputy_of_who_has_left() -> None:
    owner, keeper, deputy = make_officer(), make_officer(), make_officer()
    relationship = make_relationship(owner=keeper, deputy=deputy)
    make_ending(owner, relationship=relationship, ends_on=day(30))
    found = [bool(due_warnings(user, day())) for user in (owner, keeper, deputy, make_manager())]
    assert found == [True, True, False, False]
    keeper.is_active = False
    keeper.save()
    assert [bool(due_warnings(user, day())) for user in (keeper, deputy)] == [False, True]


def test_nobody_is_warned_of_what_they_may_not_see() -> None:
    owner, keeper = make_officer(), make_officer()
    make_team(owner)
    relationship = make_relationship(owner=keeper)
    make_ending(owner, relationship=relationship, ends_on=day(30), confidential=True)
    assert due_warnings(keeper, day()) == []
    assert len(due_warnings(owner, day())) == 1


def test_ten_warnings_cost_as_many_queries_as_one() -> None:
    user = make_officer()
    due_warnings(user, day())
    counts = []
    for number in (1, 9):
        for _each in range(number):
            make_ending(user, ends_on=day(30))
        with CaptureQueriesContext(connection) as queries:
            words = [
                f"{each.agreement} {each.agreement.relationship}"
                for each in due_warnings(user, day())
            ]
        counts.append(len(queries))
    assert len(words) == 10
    assert counts[0] == counts[1]
