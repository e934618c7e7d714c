"""Write down that an agreement is terminated: from which day, and why."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, Renewal
from partnerships.tracker.models import Agreement
from partnerships.tracker.services.check_work import Errors, locked, refuse
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def terminate_agreement(row: Agreement, user: User, on: date, reason: str) -> Agreement:
    """Return an agreement that `user` may change, terminated from `on`, which may lie ahead."""
    agreement: Agreement = locked(row)
    if agreement.terminated_on is not None:
        raise ValidationError(_("This agreement was terminated already."))
    begins = agreement.in_force_from
    if begins is None:
        raise ValidationError(_("Not both sides have signed it: there is nothing to terminate."))
    found: Errors = {}
    if on < begins:
        found["on"] = _("It would end before it began.")
    elif _is_over_by(agreement, on):
        found["on"] = _("It has ended by then: its last day lies before.")
    if not reason.strip():
        found["reason"] = _("Say why it was terminated.")
    refuse(found)
    agreement.terminated_on, agreement.termination_reason = on, reason.strip()
    agreement.save(update_fields=["terminated_on", "termination_reason"])
    write_audit(AuditAction.CHANGED, agreement, user, "terminated_on")
    return agreement


def _is_over_by(agreement: Agreement, day: date) -> bool:
    if agreement.ends_on is None or agreement.ends_on >= day:
        return False
    goes_on = agreement.renewal == Renewal.AUTOMATIC
    return not goes_on or agreement.is_renewed_on(day)
