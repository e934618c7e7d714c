"""The families of verified records, and those that a colleague may edit."""

from functools import cache

from django.apps import apps
from wagtail.permissions import policy_registry

from accounts.models import User
from stewardship.models import VerifiedRecord


@cache
def verified_families() -> tuple[type[VerifiedRecord], ...]:
    """Return every family of verified records, of whatever app."""
    return tuple(model for model in apps.get_models() if issubclass(model, VerifiedRecord))


def editable_families(user: User) -> list[type[VerifiedRecord]]:
    """Return the families whose records `user` may edit."""
    return [model for model in verified_families() if may_edit(user, model)]


def may_edit(user: User, family: type[VerifiedRecord]) -> bool:
    """Say whether `user` may edit records of the family."""
    allowed: bool = policy_registry.get_by_type(family).user_has_permission(user, "change")
    return allowed
