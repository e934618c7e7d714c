"""Write down that nobody will keep a commitment, and why."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Commitment
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.keep_commitment import refuse_if_settled
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def drop_commitment(row: Commitment, user: User, reason: str) -> Commitment:
    """Return a commitment that `user` may change as dropped today; a reason is needed."""
    commitment: Commitment = locked(row)
    refuse_if_settled(commitment)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it was dropped.")})
    commitment.dropped_on = timezone.localdate()
    commitment.evidence = reason.strip()
    commitment.save(update_fields=["dropped_on", "evidence"])
    write_audit(AuditAction.CHANGED, commitment, user, "dropped_on")
    return commitment
