"""Administrators keep accounts; tracker roles are a Partnership manager's to give."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from accounts.models import Team, User
from accounts.services.grant_role import grant_role, has_role, revoke_role, roles_grantable_by
from tests.accounts.conftest import PASSWORD, MakeColleague, SignIn


@pytest.fixture
def admin(colleague: MakeColleague, sign_in: SignIn) -> Client:
    """Return an administrator who signed in."""
    return sign_in(colleague(Role.ADMINISTRATOR))


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "email": "New.Editor@example.org",
        "first_name": "New",
        "last_name": "Editor",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "groups": [Group.objects.get(name=Role.EDITOR).pk],
    } | changes


def test_an_administrator_makes_an_account_with_team_and_role(admin: Client) -> None:
    team = Team.objects.create(name="Policy")
    response = admin.post("/admin/users/new/", typed(team=team.pk, is_superuser="on"))
    assert response.status_code == 302
    user = User.objects.get(email="new.editor@example.org")
    assert (user.team, user.is_superuser) == (team, False)
    assert has_role(user, Role.EDITOR)
    assert user.check_password(PASSWORD)


def test_an_address_exists_once_in_any_case(admin: Client, colleague: MakeColleague) -> None:
    colleague(Role.EDITOR, email="new.editor@example.org")
    response = admin.post("/admin/users/new/", typed())
    assert response.status_code == 200
    assert response.context["form"].errors["email"]


def test_an_administrator_gives_no_tracker_role(admin: Client) -> None:
    manager = Group.objects.get(name=Role.MANAGER)
    response = admin.post("/admin/users/new/", typed(groups=[manager.pk]))
    assert "groups" in response.context["form"].errors
    assert not User.objects.filter(groups=manager).exists()


def test_editing_an_account_keeps_the_tracker_role_it_has(
    admin: Client, colleague: MakeColleague
) -> None:
    user = colleague(Role.OFFICER)
    data = typed(email=user.email, is_active="on", password1="", password2="")
    assert admin.post(f"/admin/users/edit/{user.pk}/", data).status_code == 302
    assert has_role(user, Role.OFFICER)
    assert has_role(user, Role.EDITOR)


def test_roles_given_in_bulk_are_those_of_public_content(
    admin: Client, colleague: MakeColleague
) -> None:
    user = colleague(Role.READER)
    address = f"/admin/bulk/accounts/user/assign_role/?id={user.pk}"
    admin.post(address, {"role": Group.objects.get(name=Role.MANAGER).pk})
    assert not has_role(user, Role.MANAGER)
    admin.post(address, {"role": Group.objects.get(name=Role.EDITOR).pk})
    assert has_role(user, Role.EDITOR)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("address", ["/admin/users/", "/admin/users/new/", "/admin/groups/"])
def test_nobody_else_sees_the_accounts(
    role: Role, address: str, colleague: MakeColleague, sign_in: SignIn
) -> None:
    assert sign_in(colleague(role)).get(address).status_code == 302


@pytest.mark.parametrize(
    ("giver", "role", "allowed"),
    [
        (Role.ADMINISTRATOR, Role.EDITOR, True),
        (Role.ADMINISTRATOR, Role.OFFICER, False),
        (Role.MANAGER, Role.OFFICER, True),
        (Role.MANAGER, Role.ADMINISTRATOR, False),
        (Role.APPROVER, Role.READER, False),
    ],
)
def test_who_gives_which_role(
    giver: Role, role: Role, allowed: bool, colleague: MakeColleague
) -> None:
    by, user = colleague(giver, email="giver@example.org"), colleague(email="taker@example.org")
    assert (role in roles_grantable_by(by)) == allowed
    if allowed:
        grant_role(user, role, by=by)
    else:
        with pytest.raises(PermissionDenied):
            grant_role(user, role, by=by)
    assert has_role(user, role) == allowed


def test_giving_and_taking_a_tracker_role_is_logged_and_told(
    colleague: MakeColleague, mailoutbox: list[Any]
) -> None:
    manager, user = colleague(Role.MANAGER), colleague(email="taker@example.org")
    grant_role(user, Role.OFFICER, by=manager)
    revoke_role(user, Role.OFFICER, by=manager)
    actions = ModelLogEntry.objects.filter(object_id=user.pk).values_list("action", flat=True)
    assert {"accounts.role.grant", "accounts.role.revoke"} <= set(actions)
    assert {mail.to[0] for mail in mailoutbox} == {user.email, manager.email}


def test_no_account_is_a_superuser(colleague: MakeColleague) -> None:
    user = colleague(Role.ADMINISTRATOR)
    user.is_superuser = True
    with pytest.raises(ValidationError):
        user.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        user.save()
