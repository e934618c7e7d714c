"""Check what commitments and action points have in common: partner, interaction and post."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.models import ActionPoint, Commitment
from partnerships.tracker.services.check_colleague import edits
from partnerships.tracker.services.find_family import find_family

Errors = dict[str, str]
Work = Commitment | ActionPoint


def check_place(row: Work, user: User, before: Work | None = None) -> Errors:
    """Return what is wrong, by field, with where a row belongs; what stood there `before` may."""
    if not row.relationship_id:
        return {"relationship": _("Choose the partner.")}
    found: Errors = {}
    if not edits(user, row.relationship):
        found["relationship"] = _("You may not add to this partner.")
    interaction = row.interaction if _is_new(row, before, "interaction_id") else None
    if interaction is not None and (
        interaction.relationship_id != row.relationship_id or not edits(user, interaction)
    ):
        found["interaction"] = _("This interaction is not with the partner.")
    post = row.post if _is_new(row, before, "post_id") else None
    family = find_family(row.relationship.organisation) if post is not None else frozenset()
    if post is not None and post.organisation_id not in family:
        found["post"] = _("This post belongs to another organisation: %(organisation)s.") % {
            "organisation": post.organisation
        }
    return found


def _is_new(row: Work, before: Work | None, name: str) -> bool:
    return before is None or getattr(row, name) != getattr(before, name)


def refuse(found: Errors) -> None:
    """Raise ValidationError if anything was found."""
    if found:
        raise ValidationError(dict(found))


def locked(row: Any) -> Any:
    """Return a row as it is now, which nobody else changes until the transaction ends."""
    return type(row).everything.select_for_update().get(pk=row.pk)
