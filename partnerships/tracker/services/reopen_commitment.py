"""Take back that a commitment was kept or dropped."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Commitment
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def reopen_commitment(row: Commitment, user: User) -> Commitment:
    """Return a commitment that `user` may change as open again; its evidence stays to be read."""
    commitment: Commitment = locked(row)
    if not (commitment.kept_on or commitment.dropped_on):
        raise ValidationError(_("This commitment is open already."))
    settled = "kept_on" if commitment.kept_on else "dropped_on"
    setattr(commitment, settled, None)
    commitment.save(update_fields=[settled])
    write_audit(AuditAction.CHANGED, commitment, user, settled)
    return commitment
