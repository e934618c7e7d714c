"""A session ends with the right to it, and by the clock."""

import time
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction

from accounts.choices import Role
from accounts.models import User
from tests.accounts.conftest import MakeColleague, SignIn


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def disable_and_enable(user: User) -> None:
    for active in (False, True):
        user.is_active = active
        user.save()


def disable_and_enable_in_bulk(user: User) -> None:
    for active in (False, True):
        SetActiveStateBulkAction.execute_action([user], mark_as_active=active, model=User)


def change_password(user: User) -> None:
    user.set_password("another horse battery")
    user.save()


def take_role(user: User) -> None:
    user.groups.remove(Group.objects.get(name=Role.EDITOR))


def give_role_in_bulk(user: User) -> None:
    AssignRoleBulkAction.execute_action([user], role=Group.objects.get(name=Role.READER))


@pytest.mark.parametrize(
    "change",
    [
        disable_and_enable,
        disable_and_enable_in_bulk,
        change_password,
        take_role,
        give_role_in_bulk,
        User.end_sessions,
    ],
    ids=lambda change: change.__name__,
)
def test_what_ends_a_session(
    change: Callable[[User], None], colleague: MakeColleague, sign_in: SignIn
) -> None:
    user = colleague(Role.EDITOR, Role.APPROVER)
    client = sign_in(user)
    assert is_in(client)
    change(user)
    assert not is_in(client)


def test_a_new_name_does_not_end_a_session(colleague: MakeColleague, sign_in: SignIn) -> None:
    user = colleague(Role.EDITOR)
    client = sign_in(user)
    user.first_name = "Another"
    user.save()
    assert is_in(client)


def test_a_copy_loaded_earlier_does_not_bring_a_session_back(
    colleague: MakeColleague, sign_in: SignIn
) -> None:
    user = colleague(Role.EDITOR)
    earlier = User.objects.get(pk=user.pk)
    client = sign_in(user)
    user.end_sessions()
    earlier.last_name = "Stale"
    earlier.save()
    assert not is_in(client)


@pytest.mark.parametrize(
    ("clock", "seconds"), [("last_seen_at", 30 * 60 + 5), ("signed_in_at", 12 * 60 * 60 + 5)]
)
def test_a_session_ends_by_the_clock(
    clock: str, seconds: int, colleague: MakeColleague, sign_in: SignIn
) -> None:
    client = sign_in(colleague(Role.EDITOR))
    session = client.session
    session[clock] = int(time.time()) - seconds
    session.save()
    assert not is_in(client)


def test_what_a_browser_asks_by_itself_is_no_activity(
    colleague: MakeColleague, sign_in: SignIn
) -> None:
    client = sign_in(colleague(Role.EDITOR))
    session = client.session
    session["last_seen_at"] = seen = int(time.time()) - 1000
    session.save()
    client.post("/admin/editing-sessions/1/")
    assert client.session["last_seen_at"] == seen
    client.get("/admin/")
    assert client.session["last_seen_at"] > seen


@pytest.mark.parametrize("address", ["/accounts/logout/", "/admin/logout/"])
def test_signing_out_clears_the_browser(
    address: str, colleague: MakeColleague, sign_in: SignIn
) -> None:
    client = sign_in(colleague(Role.EDITOR))
    response = client.post(address)
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not is_in(client)


@pytest.mark.parametrize("address", ["/admin/", "/accounts/2fa/", "/", "/nowhere/", "/admin/x.css"])
def test_no_cache_keeps_what_a_colleague_saw(
    address: str, colleague: MakeColleague, sign_in: SignIn
) -> None:
    response = sign_in(colleague(Role.EDITOR)).get(address)
    assert "no-store" in response["Cache-Control"]
