"""Find the colleagues who have a right in the tracker."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from accounts.models import User
from partnerships.tracker.choices import Right


def find_colleagues(right: Right) -> QuerySet[Any]:
    """Return the accounts that may sign in and have a right, by a role or by themselves."""
    app, codename = right.value.split(".")
    granted = Permission.objects.filter(content_type__app_label=app, codename=codename)
    has_it = Q(
        pk__in=User.groups.through.objects.filter(group__permissions__in=granted).values("user")
    )
    has_it |= Q(
        pk__in=User.user_permissions.through.objects.filter(permission__in=granted).values("user")
    )
    return User.objects.filter(has_it, is_active=True)
