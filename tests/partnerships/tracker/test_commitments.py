"""What either side promised: written down, kept, dropped, reopened; refused at the field."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import Role
from partnerships.tracker.choices import AuditAction, CommitmentState, Side
from partnerships.tracker.models import AuditEntry, Commitment
from partnerships.tracker.services.add_commitment import add_commitment
from partnerships.tracker.services.drop_commitment import drop_commitment
from partnerships.tracker.services.keep_commitment import keep_commitment
from partnerships.tracker.services.reopen_commitment import reopen_commitment
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_colleague,
    make_commitment,
    make_interaction,
    make_officer,
    make_post,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def new(**values: Any) -> Commitment:
    values = {"side": Side.THEM, "text": "Send it", "made_on": day(-3), **values}
    values.setdefault("relationship", make_relationship())
    return Commitment(**values)


def refused(function: Any, *args: Any, **kwargs: Any) -> set[str]:
    with pytest.raises(ValidationError) as error:
        function(*args, **kwargs)
    return set(getattr(error.value, "error_dict", {"": 0}))


def test_a_commitment_is_added_with_a_line_in_the_log() -> None:
    user = make_officer()
    row = add_commitment(new(due_on=day(3), responsible=user), user)
    assert row.created_by == user
    assert AuditEntry.objects.filter(action=AuditAction.CREATED, record_uid=row.uid).exists()


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"made_on": day(1)}, {"made_on"}),
        ({"made_on": None}, {"made_on"}),
        ({"due_on": day(-4)}, {"due_on"}),
        ({"text": "  "}, {"text"}),
        ({"side": ""}, {"side"}),
        ({"relationship": None}, {"relationship"}),
    ],
)
def test_what_a_commitment_may_not_be_is_said_at_the_field(values: Any, names: set[str]) -> None:
    assert refused(add_commitment, new(**values), make_officer()) == names
    assert not Commitment.everything.exists()


def test_a_post_of_another_organisation_is_refused_and_one_of_a_unit_is_not() -> None:
    user, relationship = make_officer(), make_relationship()
    unit = make_organisation(parent=relationship.organisation)
    assert refused(add_commitment, new(relationship=relationship, post=make_post()), user) == {
        "post"
    }
    row = new(relationship=relationship, post=make_post(organisation=unit))
    assert add_commitment(row, user).pk


def test_an_interaction_with_another_partner_is_refused() -> None:
    assert refused(add_commitment, new(interaction=make_interaction()), make_officer()) == {
        "interaction"
    }


def test_who_may_not_see_the_partner_cannot_see_to_it() -> None:
    user, stranger = make_officer(), make_officer()
    relationship = make_relationship(named=(user,), owner=user)
    row = new(relationship=relationship, responsible=stranger)
    assert refused(add_commitment, row, user) == {"responsible"}


@pytest.mark.parametrize(
    "make", [lambda: make_officer(is_active=False), lambda: make_colleague(Role.READER)]
)
def test_who_has_left_or_may_not_edit_cannot_see_to_it(make: Any) -> None:
    assert refused(add_commitment, new(responsible=make()), make_officer()) == {"responsible"}


def test_nothing_is_added_to_a_partner_that_one_may_not_change() -> None:
    user, owner = make_officer(), make_officer()
    make_team(user, owner)
    row = new(relationship=make_relationship(confidential=True, owner=owner))
    assert refused(add_commitment, row, user) == {"relationship"}


def test_it_is_kept_with_evidence_and_late_after_the_day() -> None:
    row = make_commitment(due_on=day(-2))
    kept = keep_commitment(row, make_officer(), day(-1), " Seen ")
    assert kept.evidence == "Seen"
    assert kept.state_on(day()) == CommitmentState.KEPT_LATE


@pytest.mark.parametrize("offset", [1, -31])
def test_it_is_not_kept_in_the_future_or_before_it_was_promised(offset: int) -> None:
    row = make_commitment()
    assert refused(keep_commitment, row, make_officer(), day(offset)) == {"kept_on"}


def test_it_is_dropped_for_a_reason_only() -> None:
    row, user = make_commitment(), make_officer()
    assert refused(drop_commitment, row, user, "  ") == {"reason"}
    assert drop_commitment(row, user, "They left.").state_on(day()) == CommitmentState.DROPPED


def test_what_was_settled_is_settled_once_and_reopened() -> None:
    row, user = make_commitment(), make_officer()
    keep_commitment(row, user, day())
    assert refused(keep_commitment, row, user, day()) == {""}
    assert refused(drop_commitment, row, user, "Why") == {""}
    assert reopen_commitment(row, user).state_on(day()) == CommitmentState.OPEN
    assert refused(reopen_commitment, row, user) == {""}
