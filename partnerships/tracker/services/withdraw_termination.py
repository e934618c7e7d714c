"""Take back that an agreement is terminated: it goes on after all, or it was a mistake."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Agreement
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def withdraw_termination(row: Agreement, user: User) -> Agreement:
    """Return an agreement that `user` may change, standing again as if never terminated."""
    agreement: Agreement = locked(row)
    if agreement.terminated_on is None:
        raise ValidationError(_("This agreement is not terminated."))
    agreement.terminated_on, agreement.termination_reason = None, ""
    agreement.save(update_fields=["terminated_on", "termination_reason"])
    write_audit(AuditAction.CHANGED, agreement, user, "terminated_on")
    return agreement
