"""What one of us has to do: given, done, verified, dropped, reopened; refused at the field."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from partnerships.tracker.choices import (
    ActionState,
    AuditAction,
)
from partnerships.tracker.models import ActionPoint, AuditEntry
from partnerships.tracker.services.add_action import add_action
from partnerships.tracker.services.change_action import change_action
from partnerships.tracker.services.settle_action import (
    drop_action,
    finish_action,
    reopen_action,
    verify_action,
)
from tests.factories.tracker import (
    day,
    make_action,
    make_colleague,
    make_commitment,
    make_interaction,
    make_officer,
    make_post,
    make_relationship,
)

pytestmark = pytest.mark.django_db


def refused(function: Any, *args: Any, **kwargs: Any) -> set[str]:
    with pytest.raises(ValidationError) as error:
        function(*args, **kwargs)
    return set(getattr(error.value, "error_dict", {"": 0}))


def new(**values: Any) -> ActionPoint:
    values = {"text": "Call them", **values}
    values.setdefault("relationship", make_relationship())
    return ActionPoint(**values)


def test_an_action_point_is_added_with_a_line_in_the_log() -> None:
    user = make_officer()
    row = add_action(new(assignee=make_officer()), user)
    assert row.created_by == user
    assert AuditEntry.objects.filter(action=AuditAction.CREATED, record_uid=row.uid).exists()


@pytest.mark.parametrize(
    "make", [lambda: make_officer(is_active=False), lambda: make_colleague(Role.EDITOR)]
)
def test_it_is_given_to_active_colleagues_of_the_team_only(make: Any) -> None:
    assert refused(add_action, new(assignee=make()), make_officer()) == {"assignee"}


def test_it_is_given_to_who_sees_the_partner_and_the_interaction() -> None:
    user, stranger = make_officer(), make_officer()
    relationship = make_relationship(owner=user)
    hidden = make_relationship(named=(user,), owner=user)
    talk = make_interaction(relationship, named=(user,), owner=user)
    assert refused(add_action, new(relationship=hidden, assignee=stranger), user) == {"assignee"}
    row = new(relationship=relationship, interaction=talk, assignee=stranger)
    assert refused(add_action, row, user) == {"assignee"}
    assert add_action(new(relationship=relationship, assignee=stranger), user).pk


@pytest.mark.parametrize(
    ("name", "make"),
    [("interaction", make_interaction), ("commitment", make_commitment), ("post", make_post)],
)
def test_what_belongs_to_another_partner_is_refused_at_its_field(name: str, make: Any) -> None:
    assert refused(add_action, new(**{name: make()}), make_officer()) == {name}


def test_an_action_point_needs_words_and_a_partner() -> None:
    assert refused(add_action, new(text=" "), make_officer()) == {"text"}
    assert refused(add_action, new(relationship=None), make_officer()) == {"relationship"}


def test_who_has_left_keeps_it_until_somebody_else_gets_it() -> None:
    row = make_action(assignee=make_officer(is_active=False))
    row.text = "Other words"
    assert change_action(row, make_officer(), ["text", "assignee"]).text == "Other words"


def test_editing_does_not_undo_what_was_done_meanwhile() -> None:
    user = make_officer()
    row = make_action(assignee=user)
    finish_action(row, user, "Reached them")
    row.text = "Other words"
    change_action(row, user, ["text"])
    row.refresh_from_db()
    assert (row.text, row.done_on, row.outcome) == ("Other words", day(), "Reached them")


def test_editing_keeps_a_commitment_that_one_may_not_see(client: Client) -> None:
    user, other = make_officer(), make_officer()
    relationship = make_relationship()
    talk = make_interaction(relationship, named=(other,), owner=other)
    row = make_action(relationship, commitment=make_commitment(relationship, interaction=talk))
    client.force_login(user)
    client.post(reverse("tracker_action_edit", args=[row.uid]), {"text": "Other", "priority": 2})
    row.refresh_from_db()
    assert row.text == "Other"
    assert row.commitment is not None


def test_it_is_verified_by_somebody_else_than_who_did_it() -> None:
    user, other = make_officer(), make_officer()
    row = make_action(assignee=user)
    assert refused(verify_action, row, other) == {""}
    finish_action(row, user)
    assert refused(verify_action, row, user) == {""}
    done = verify_action(row, other)
    assert (done.verified_by, done.state_on(day())) == (other, ActionState.VERIFIED)


def test_it_is_settled_once_dropped_for_a_reason_and_reopened() -> None:
    user = make_officer()
    row = make_action()
    assert refused(drop_action, row, user, " ") == {"reason"}
    drop_action(row, user, "Not needed")
    assert refused(finish_action, row, user) == {""}
    assert reopen_action(row, user).state_on(day()) == ActionState.OPEN
    finish_action(row, user)
    assert refused(drop_action, row, user, "Why") == {""}
    reopened = reopen_action(row, user)
    assert (reopened.done_on, reopened.done_by) == (None, None)
    assert refused(reopen_action, row, user) == {""}
