"""Write down a change of an agreement, which may move its last day."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Agreement, Amendment
from partnerships.tracker.services.check_work import Errors, locked, refuse
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def amend_agreement(row: Agreement, user: User, amendment: Amendment) -> Amendment:
    """Save an amendment of an agreement that `user` may change; raises ValidationError by field.

    The latest amendment that names a last day decides; one that is written down late does not move
    back what a later one moved.
    """
    agreement: Agreement = locked(row)
    if agreement.signed_on is None:
        raise ValidationError(_("Not both sides have signed it: edit it instead."))
    if agreement.terminated_on is not None:
        raise ValidationError(_("It was terminated: there is nothing left to amend."))
    refuse(_wrong(amendment, agreement))
    amendment.agreement, amendment.created_by = agreement, user
    amendment.save()
    write_audit(AuditAction.CREATED, amendment, user)
    latest = agreement.amendments.exclude(new_end=None).order_by("-on", "-pk").first()
    if amendment.new_end and latest == amendment and agreement.ends_on != amendment.new_end:
        agreement.ends_on = amendment.new_end
        agreement.save(update_fields=["ends_on"])
        write_audit(AuditAction.CHANGED, agreement, user, "ends_on")
    return amendment


def _wrong(amendment: Amendment, agreement: Agreement) -> Errors:
    found: Errors = {}
    amendment.text = amendment.text.strip()
    if not amendment.text:
        found["text"] = _("Say what was changed.")
    signed = agreement.signed_on
    if amendment.on > timezone.localdate():
        found["on"] = _("This day has not come yet.")
    elif signed and amendment.on < signed:
        found["on"] = _("It would be amended before both sides signed it.")
    end = amendment.new_end
    if end and end < amendment.on:
        found["new_end"] = _("The new last day lies before the amendment.")
    elif end and agreement.starts_on and end < agreement.starts_on:
        found["new_end"] = _("The new last day lies before the start.")
    return found
