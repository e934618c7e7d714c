"""Where commitments and agreements stand: the same said of one row and asked of many."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from partnerships.tracker.choices import ActionState, AgreementState, CommitmentState, Renewal
from partnerships.tracker.models import ActionPoint, Agreement, Commitment
from tests.factories.tracker import (
    make_action,
    make_agreement,
    make_commitment,
    make_relationship,
)

DAY = date(2026, 6, 1)
NEAR = st.integers(-120, 120).map(lambda offset: DAY + timedelta(days=offset))
PERHAPS = st.none() | NEAR
STATES = {
    "draft": ({}, AgreementState.DRAFT),
    "one": ({"us": -5}, AgreementState.SIGNED_BY_ONE),
    "other one": ({"them": -5}, AgreementState.SIGNED_BY_ONE),
    "one of two later": ({"us": -5, "them": 5}, AgreementState.SIGNED_BY_ONE),
    "both later": ({"us": 3, "them": 5}, AgreementState.DRAFT),
    "signed": ({"us": -5, "them": -3}, AgreementState.IN_FORCE),
    "on the day of the signature": ({"us": -5, "them": 0}, AgreementState.IN_FORCE),
    "starts tomorrow": ({"us": -5, "them": -3, "starts": 1}, AgreementState.NOT_STARTED),
    "starts today": ({"us": -5, "them": -3, "starts": 0}, AgreementState.IN_FORCE),
    "start before signature": ({"us": 2, "them": -3, "starts": -9}, AgreementState.SIGNED_BY_ONE),
    "last day": ({"us": -5, "them": -3, "ends": 0}, AgreementState.ENDING),
    "90 days": ({"us": -5, "them": -3, "ends": 90}, AgreementState.ENDING),
    "91 days": ({"us": -5, "them": -3, "ends": 91}, AgreementState.IN_FORCE),
    "past": ({"us": -5, "them": -3, "ends": -1}, AgreementState.EXPIRED),
    "terminated today": ({"us": -5, "them": -3, "terminated": 0}, AgreementState.TERMINATED),
    "terminated later": ({"us": -5, "them": -3, "terminated": 1}, AgreementState.IN_FORCE),
    "terminated, past": (
        {"us": -9, "them": -9, "ends": -1, "terminated": -3},
        AgreementState.TERMINATED,
    ),
}
FIELDS = {
    "us": "signed_by_us_on",
    "them": "signed_by_them_on",
    "starts": "starts_on",
    "ends": "ends_on",
    "terminated": "terminated_on",
}


def agreement(**offsets: int) -> Agreement:
    values: dict[str, Any] = {
        FIELDS[name]: DAY + timedelta(days=offset) for name, offset in offsets.items()
    }
    return Agreement(title="A", termination_reason="Because", **values)


@pytest.mark.parametrize("name", STATES)
def test_state_follows_from_the_dates(name: str) -> None:
    offsets, state = STATES[name]
    assert agreement(**offsets).state_on(DAY) == state


@pytest.mark.django_db
def test_of_a_chain_each_link_is_renewed_by_the_next_once_that_is_signed() -> None:
    past = {"us": -9, "them": -9, "ends": -2}
    rows = [agreement(**past), agreement(**past), agreement(us=-5)]
    before = None
    relationship = make_relationship()
    for row in rows:
        row.relationship, row.renews = relationship, before
        row.save()
        before = row
    states = [Agreement.everything.get(pk=row.pk).state_on(DAY) for row in rows]
    assert states == [AgreementState.RENEWED, AgreementState.EXPIRED, AgreementState.SIGNED_BY_ONE]


def test_one_that_is_renewed_automatically_goes_on_after_its_last_day() -> None:
    row = agreement(us=-5, them=-3, ends=-1)
    row.renewal = Renewal.AUTOMATIC
    assert row.state_on(DAY) == AgreementState.IN_FORCE
    row.terminated_on = DAY
    assert row.state_on(DAY) == AgreementState.TERMINATED


@given(us=PERHAPS, them=PERHAPS, starts=PERHAPS, ends=PERHAPS, terminated=PERHAPS, day=NEAR)
def test_nothing_is_in_force_before_both_signatures_or_after_a_termination(
    us: Any, them: Any, starts: Any, ends: Any, terminated: Any, day: date
) -> None:
    row = Agreement(
        signed_by_us_on=us,
        signed_by_them_on=them,
        starts_on=starts,
        ends_on=ends,
        terminated_on=terminated,
    )
    state = row.state_on(day)
    assert state in AgreementState
    if state in {AgreementState.IN_FORCE, AgreementState.ENDING}:
        assert us
        assert them
        assert max(us, them) <= day
        assert not terminated or day < terminated
        assert not ends or day <= ends


class SameSaidOfManyTest(TestCase):
    """What a queryset says of rows is what each row says of itself."""

    @settings(max_examples=40, deadline=None)
    @given(
        us=PERHAPS,
        them=PERHAPS,
        starts=PERHAPS,
        length=st.none() | st.integers(0, 150),
        terminated=PERHAPS,
        renewal=PERHAPS,
        kind=st.sampled_from(Renewal),
        day=NEAR,
    )
    def test_of_agreements(
        self,
        us: Any,
        them: Any,
        starts: Any,
        length: Any,
        terminated: Any,
        renewal: Any,
        kind: Any,
        day: date,
    ) -> None:
        """Each agreement is in exactly the state that the querysets say."""
        base = starts or max(us or DAY, them or DAY)
        row = make_agreement(
            signed_by_us_on=us,
            signed_by_them_on=them,
            starts_on=starts,
            ends_on=None if length is None else base + timedelta(days=length),
            terminated_on=terminated,
            termination_reason="Because",
            renewal=kind,
        )
        if renewal:
            make_agreement(
                row.relationship, renews=row, signed_by_us_on=renewal, signed_by_them_on=renewal
            )
        found = [
            state
            for state in AgreementState
            if Agreement.everything.in_state(state, day).filter(pk=row.pk).exists()
        ]
        assert found == [Agreement.everything.get(pk=row.pk).state_on(day)]
        stands = Agreement.everything.standing_on(day).filter(pk=row.pk).exists()
        over = {AgreementState.TERMINATED, AgreementState.RENEWED, AgreementState.EXPIRED}
        assert stands == (found[0] not in over)

    @settings(max_examples=40, deadline=None)
    @given(due=PERHAPS, settled=PERHAPS, is_dropped=st.booleans(), day=NEAR)
    def test_of_commitments(self, due: Any, settled: Any, is_dropped: bool, day: date) -> None:
        """Each commitment is in exactly the state that the querysets say."""
        outcome = {"dropped_on" if is_dropped else "kept_on": settled}
        row = make_commitment(made_on=DAY - timedelta(days=200), due_on=due, **outcome)
        found = [
            state
            for state in CommitmentState
            if Commitment.everything.in_state(state, day).filter(pk=row.pk).exists()
        ]
        assert found == [row.state_on(day)]

    @settings(max_examples=40, deadline=None)
    @given(due=PERHAPS, done=PERHAPS, verified=PERHAPS, dropped=PERHAPS, day=NEAR)
    def test_of_action_points(
        self, due: Any, done: Any, verified: Any, dropped: Any, day: date
    ) -> None:
        """Each action point is in exactly the state that the querysets say."""
        row = make_action(
            due_on=due,
            done_on=done,
            verified_on=verified if done else None,
            dropped_on=None if done else dropped,
        )
        found = [
            state
            for state in ActionState
            if ActionPoint.everything.in_state(state, day).filter(pk=row.pk).exists()
        ]
        assert found == [row.state_on(day)]
