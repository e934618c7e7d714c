"""Signing in for tests of screens."""

from django.test import Client

from accounts.models import User


def signed_in(client: Client, user: User) -> User:
    """Return the colleague, signed in."""
    client.force_login(user)
    return user
