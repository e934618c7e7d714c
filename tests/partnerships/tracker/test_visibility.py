"""Who sees and changes what: the one gate of the tracker."""

from collections.abc import Callable

import pytest

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.models import Commitment, Interaction, PrivateFile, Relationship
from tests.factories.people import make_user
from tests.factories.tracker import (
    make_colleague,
    make_commitment,
    make_interaction,
    make_manager,
    make_officer,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db

READERS = (Role.READER, Role.EDITOR, Role.APPROVER)


def sees(user: User, row: object) -> bool:
    return type(row).objects.visible_to(user).filter(pk=row.pk).exists()


def changes(user: User, row: object) -> bool:
    return type(row).objects.editable_by(user).filter(pk=row.pk).exists()


def test_whoever_is_not_named_gets_nothing() -> None:
    make_relationship()
    assert not Relationship.objects.exists()


@pytest.mark.parametrize("role", READERS)
def test_readers_see_what_is_open_and_change_nothing(role: Role) -> None:
    user, row = make_colleague(role), make_relationship()
    assert sees(user, row)
    assert not changes(user, row)


@pytest.mark.parametrize("role", READERS)
def test_readers_see_nothing_confidential_even_if_named_or_in_the_team(role: Role) -> None:
    user, owner = make_colleague(role), make_officer()
    make_team(user, owner)
    assert not sees(user, make_relationship(confidential=True, owner=owner))
    assert not sees(user, make_relationship(named=(user,)))
    assert not sees(user, make_relationship(confidential=True, owner=user))


@pytest.mark.parametrize("user", [make_user, lambda: make_colleague(Role.ADMINISTRATOR)])
def test_without_a_role_of_the_tracker_nothing_is_seen(user: Callable[[], User]) -> None:
    assert not sees(user(), make_relationship())


def test_an_account_that_was_disabled_sees_nothing() -> None:
    user, row = make_manager(is_active=False), make_relationship()
    assert not sees(user, row)


def test_an_officer_sees_what_the_own_team_or_name_opens() -> None:
    officer, colleague, stranger = make_officer(), make_officer(), make_officer()
    make_team(officer, colleague)
    of_team = make_relationship(confidential=True, owner=colleague)
    of_name = make_relationship(named=(officer,), owner=stranger)
    assert sees(officer, of_team)
    assert sees(officer, of_name)
    assert not sees(stranger, of_team)
    assert sees(stranger, of_name)
    assert not sees(colleague, of_name)


def test_two_without_a_team_are_not_of_one_team() -> None:
    officer, owner = make_officer(), make_officer()
    assert not sees(officer, make_relationship(confidential=True, owner=owner))


def test_an_officer_changes_what_is_open_or_their_own() -> None:
    officer, colleague = make_officer(), make_officer()
    make_team(officer, colleague)
    assert changes(officer, make_relationship(owner=colleague))
    assert changes(officer, make_relationship(confidential=True, deputy=officer))
    assert not changes(officer, make_relationship(confidential=True, owner=colleague))


def test_a_manager_sees_and_changes_everything() -> None:
    row = make_relationship(named=(make_officer(),))
    assert changes(make_manager(), row)


def test_what_hangs_on_a_confidential_row_is_confidential() -> None:
    officer, reader = make_officer(), make_colleague(Role.READER)
    relationship = make_relationship(confidential=True, owner=officer)
    commitment = make_commitment(relationship)
    assert sees(officer, commitment)
    assert commitment.is_confidential
    assert not sees(reader, commitment)


def test_a_confidential_interaction_hides_what_was_promised_in_it() -> None:
    reader, relationship = make_colleague(Role.READER), make_relationship()
    interaction = make_interaction(relationship, confidential=True)
    hidden = make_commitment(relationship, interaction=interaction)
    seen = make_commitment(relationship)
    assert list(Commitment.objects.visible_to(reader)) == [seen]
    assert hidden.is_confidential


def test_a_file_is_seen_with_what_it_belongs_to() -> None:
    reader = make_colleague(Role.READER)
    for confidential in (True, False):
        interaction = make_interaction(confidential=confidential)
        PrivateFile.everything.create(
            interaction=interaction, file="a/b", name="a", media_type="a", size=1, sha256="a"
        )
    found = PrivateFile.objects.visible_to(reader)
    assert [file.interaction.is_confidential for file in found] == [False]


def test_a_named_row_is_seen_once_whoever_else_is_named() -> None:
    officer, other = make_officer(), make_officer()
    make_interaction(named=(officer, other))
    assert Interaction.objects.visible_to(officer).count() == 1
