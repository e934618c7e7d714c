"""Write down that a commitment was kept, and what shows it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Commitment
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def keep_commitment(row: Commitment, user: User, kept_on: date, evidence: str = "") -> Commitment:
    """Return a commitment that `user` may change as kept; raises ValidationError by field."""
    commitment: Commitment = locked(row)
    refuse_if_settled(commitment)
    if kept_on > timezone.localdate():
        raise ValidationError({"kept_on": _("This day has not come yet.")})
    if kept_on < commitment.made_on:
        raise ValidationError({"kept_on": _("It would be kept before it was promised.")})
    commitment.kept_on = kept_on
    commitment.evidence = evidence.strip()
    commitment.save(update_fields=["kept_on", "evidence"])
    write_audit(AuditAction.CHANGED, commitment, user, "kept_on")
    return commitment


def refuse_if_settled(commitment: Commitment) -> None:
    """Raise ValidationError if a commitment was kept or dropped already."""
    if commitment.kept_on:
        raise ValidationError(_("This commitment was kept already: reopen it first."))
    if commitment.dropped_on:
        raise ValidationError(_("This commitment was dropped already: reopen it first."))
