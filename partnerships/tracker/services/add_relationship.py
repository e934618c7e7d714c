"""Add a partner."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import Relationship, StageChange
from partnerships.tracker.querysets import may
from partnerships.tracker.services.check_relationship import check_relationship, check_still_seen
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def add_relationship(
    values: Mapping[str, Any], user: User, *, named: Iterable[User] = (), reason: str = ""
) -> Relationship:
    """Return a new relationship with these values of its fields, in its first stage with a reason.

    Raises ValidationError by field, PermissionDenied for whoever may not edit.
    """
    if not may(user, Right.EDIT):
        raise PermissionDenied
    today = timezone.localdate()
    relationship = Relationship(**{"stage_since": today, **values}, created_by=user)
    if relationship.stage_since > today:
        raise ValidationError({"stage_since": _("This day is yet to come.")})
    named = list(named)
    check_relationship(relationship, named)
    _save_first(relationship)
    relationship.named_people.set(named)
    StageChange.everything.create(
        relationship=relationship,
        to_stage=relationship.stage,
        changed_on=relationship.stage_since,
        reason=reason.strip() or _("Added to the tracker."),
        created_by=user,
    )
    check_still_seen(relationship, user)
    roll_up_contact(relationship)
    write_audit(AuditAction.CREATED, relationship, user)
    return relationship


def _save_first(relationship: Relationship) -> None:
    """Save a new relationship; ValidationError if somebody else did so at the same moment."""
    try:
        with transaction.atomic():
            relationship.save()
    except IntegrityError as error:
        words = _("Somebody added this partner just now.")
        raise ValidationError({"organisation": words}) from error
