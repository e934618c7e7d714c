"""Merge two organisations with everything that the tracker has of them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import Organisation
from partnerships.register.services.merge_organisations import (
    OrganisationMerge,
    merge_organisations,
)
from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import Merge, Post, Relationship
from partnerships.tracker.querysets import may
from partnerships.tracker.services.move_rows import count_rows
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def merge_partners(merge: OrganisationMerge, user: User) -> list[str]:
    """Make one of two organisations for `user`; return in words what was moved.

    The public part is that of `merge_organisations`, which hands over to the tracker. Raises
    ValidationError by the fields of `OrganisationMerge`, PermissionDenied for who may not.
    """
    if not may(user, Right.MANAGE):
        raise PermissionDenied
    _check_visible(merge, user)
    gone_uid = merge.gone.uid
    last = Merge.everything.aggregate(last=Max("pk"))["last"] or 0
    moved = merge_organisations(merge, user)
    made = Merge.everything.filter(pk__gt=last)
    made.update(created_by=user, reason=merge.reason)
    row = made.get(gone_uid=gone_uid)
    detail = ", ".join(f"{kind}: {number}" for kind, number in row.counts.items())
    write_audit(AuditAction.MERGED, merge.kept, user, detail)
    return moved


def preview_partners(gone: Organisation) -> list[tuple[str, int]]:
    """Return how many rows of which kind lead to an organisation, and to its relationship."""
    found = dict(count_rows(gone))
    below = [
        *Relationship.everything.filter(organisation=gone),
        *Post.everything.filter(organisation=gone),
    ]
    for row in below:
        for kind, number in count_rows(row):
            found[kind] = found.get(kind, 0) + number
    return sorted(found.items())


def _check_visible(merge: OrganisationMerge, user: User) -> None:
    both = Relationship.everything.filter(organisation__in=(merge.kept.pk, merge.gone.pk))
    seen = Relationship.objects.editable_by(user).filter(pk__in=both.values("pk"))
    if both.count() != seen.count():
        words = _("You may not change everything that we have with both: ask a manager.")
        raise ValidationError({"gone": words})
