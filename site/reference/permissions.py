"""Who may do what with records that come from standards."""

from collections.abc import Collection
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from wagtail.permission_policies import ModelPermissionPolicy

_BY_LOADING_ONLY: Final = frozenset({"add", "delete"})


class CorrectionsOnlyPolicy(ModelPermissionPolicy):
    """Rows are corrected by people, and added by `load_reference` alone; they are never deleted."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        """Return whether the user may do this; adding and deleting nobody may."""
        return action not in _BY_LOADING_ONLY and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions: Collection[str]) -> Any:
        """Return the users who may do one of these."""
        return super().users_with_any_permission(set(actions) - _BY_LOADING_ONLY)
