"""Who may see what of the tracker: the one gate, asked by every screen, export and feed.

`Model.objects` yields nothing until it is told for whom: `Model.objects.visible_to(user)`.
`Model.everything` is for services that act for the house, such as an erasure; no screen, form or
filter uses it (tests/architecture/test_tracker_gate.py).
"""

from typing import Any, Final, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from partnerships.tracker.choices import Right, Visibility

Viewer = User | AnonymousUser
#: A condition that no row meets, and one that every row meets.
NOTHING: Final = Q(pk__in=())
EVERYTHING: Final = Q()


def may(user: Viewer, right: Right) -> bool:
    """Say whether a colleague has a right in the tracker now."""
    return user.is_active and user.has_perm(right.value)


class TrackerQuerySet(models.QuerySet[Any]):
    """Rows of the tracker, by who may see them.

    `guarded_by` of the model names the relations that decide as well, such as the relationship of
    an interaction; `has_visibility` says that the row has an owner and a visibility of its own.
    """

    def visible_to(self, user: Viewer) -> Self:
        """What `user` may see: nothing without a right to the tracker."""
        return self.filter(seen_by(self.model, user))

    def editable_by(self, user: Viewer) -> Self:
        """What `user` may change: everything, or what is unrestricted or their own."""
        return self.filter(changed_by(self.model, user))


def seen_by(model: Any, user: Viewer, path: str = "") -> Q:
    """Return the condition under which `user` sees a row of `model`, `path` away."""
    if not may(user, Right.SEE):
        return NOTHING
    if may(user, Right.MANAGE):
        return EVERYTHING
    condition = Q()
    if model.has_visibility:
        condition &= _seen_itself(model, user, path)
    for name in model.guarded_by:
        field = model._meta.get_field(name)
        through = seen_by(field.related_model, user, f"{path}{name}__")
        condition &= (through | Q(**{f"{path}{name}": None})) if field.null else through
    return condition


def changed_by(model: Any, user: Viewer, path: str = "") -> Q:
    """Return the condition under which `user` may change a row of `model`, `path` away."""
    if not may(user, Right.EDIT):
        return NOTHING
    if may(user, Right.MANAGE):
        return EVERYTHING
    condition = Q()
    if model.has_visibility:
        condition &= Q(**{f"{path}visibility": Visibility.STAFF}) | _owned(model, user, path)
    for name in model.guarded_by:
        field = model._meta.get_field(name)
        through = changed_by(field.related_model, user, f"{path}{name}__")
        condition &= (through | Q(**{f"{path}{name}": None})) if field.null else through
    return condition


def _owned(model: Any, user: Viewer, path: str) -> Q:
    condition = Q(**{f"{path}owner": user})
    if any(field.name == "deputy" for field in model._meta.fields):
        condition |= Q(**{f"{path}deputy": user})
    return condition


def _seen_itself(model: Any, user: Viewer, path: str) -> Q:
    unrestricted = Q(**{f"{path}visibility": Visibility.STAFF})
    if not may(user, Right.EDIT):
        return unrestricted
    condition = unrestricted | _owned(model, user, path)
    named = model._meta.get_field("named_people").remote_field.through
    source = model._meta.get_field("named_people").m2m_field_name()
    rows = named._base_manager.filter(**{f"{source}_id": OuterRef(f"{path}pk"), "user_id": user.pk})
    condition |= Q(**{f"{path}visibility": Visibility.NAMED}) & Q(Exists(rows))
    if isinstance(user, User) and user.team_id:
        condition |= Q(**{f"{path}visibility": Visibility.TEAM, f"{path}owner__team": user.team_id})
    return condition


class GuardedManager(models.Manager.from_queryset(TrackerQuerySet)):  # type: ignore[misc]  # django-stubs cannot type a manager made at run time
    """Yields nothing until it is told for whom."""

    def get_queryset(self) -> Any:
        """Return no row: whoever forgets to say for whom shows nothing."""
        return super().get_queryset().none()

    def visible_to(self, user: Viewer) -> Any:
        """Return what `user` may see."""
        return super().get_queryset().visible_to(user)

    def editable_by(self, user: Viewer) -> Any:
        """Return what `user` may change."""
        return super().get_queryset().editable_by(user)
