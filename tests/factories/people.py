"""Colleagues with accounts."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models

from accounts.choices import Role
from accounts.models import User

_number = count(1)


def make_user(**values: Any) -> User:
    """Return a colleague without any role."""
    number = next(_number)
    values.setdefault("first_name", f"Colleague{number}")
    email = values.pop("email", f"colleague{number}@example.org")
    return User.objects.create_user(email, **values)


def make_editor() -> User:
    """Return a colleague who may edit every kind of record, page and file."""
    user = make_user()
    user.groups.set(Group.objects.filter(name=Role.EDITOR))
    return user


def make_staff(model: type[models.Model], *actions: str, **values: Any) -> User:
    """Return a colleague who may sign in and do `actions` (codenames) with `model`."""
    user = make_user(**values)
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"),
        *(_permission(model, action) for action in ("view", *actions)),
    )
    return user


def _permission(model: type[models.Model], action: str) -> Permission:
    permission, _created = Permission.objects.get_or_create(
        codename=f"{action}_{model._meta.model_name}",
        content_type=ContentType.objects.get_for_model(model),
        defaults={"name": f"Can {action} {model._meta.verbose_name}"},
    )
    return permission
