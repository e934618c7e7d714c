"""Colleagues in their roles."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.choices import Role
from accounts.models import User

PASSWORD = "correct horse battery"

MakeColleague = Callable[..., User]
SignIn = Callable[..., Client]


@pytest.fixture
def colleague(db: None) -> MakeColleague:
    """Return a maker of accounts: `colleague(Role.EDITOR)`."""

    def make(*roles: Role, email: str = "") -> User:
        address = (
            email or f"{'-'.join(role.name.lower() for role in roles) or 'nobody'}@example.org"
        )
        user = User.objects.create_user(address, PASSWORD, first_name="A", last_name="Colleague")
        user.groups.set(Group.objects.filter(name__in=roles))
        return User.objects.get(pk=user.pk)

    return make


@pytest.fixture
def sign_in(client: Client) -> SignIn:
    """Return a client that signed in by the front door: `sign_in(user)`."""

    def enter(user: User, *, password: str = PASSWORD) -> Client:
        client.post("/accounts/login/", {"login": user.email, "password": password})
        return client

    return enter
