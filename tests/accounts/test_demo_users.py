"""Demonstration users: one per role, with one password, never in production."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from accounts.choices import Role
from accounts.models import User
from accounts.services.grant_role import has_role
from accounts.services.make_demo_users import demo_password, make_demo_users

pytestmark = pytest.mark.django_db


def test_every_role_has_a_demonstration_user_and_none_is_made_twice() -> None:
    users = make_demo_users("first password")
    assert all(any(has_role(user, role) for user in users) for role in Role)
    users[0].set_password("changed by hand")
    users[0].save()
    make_demo_users("second password")
    assert User.objects.get(pk=users[0].pk).check_password("changed by hand")
    assert User.objects.count() == len(users)


def test_production_makes_none(settings: Any) -> None:
    settings.DEMO_USERS_ALLOWED = False
    with pytest.raises(ImproperlyConfigured):
        make_demo_users("password")


def test_the_password_is_made_once_and_kept_for_its_owner_only(
    settings: Any, tmp_path: Path
) -> None:
    settings.DEMO_PASSWORD = ""
    password = demo_password(tmp_path)
    assert demo_password(tmp_path) == password
    assert (tmp_path / "demo_password").stat().st_mode & 0o777 == 0o600
    settings.DEMO_PASSWORD = "said by the environment"
    assert demo_password(tmp_path) == "said by the environment"
