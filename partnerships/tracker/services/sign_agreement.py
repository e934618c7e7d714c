"""Write down that one side signed an agreement: on which day, and who for it."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, Side
from partnerships.tracker.models import Agreement, Post
from partnerships.tracker.services.check_agreement import wrong_post, wrong_signatures
from partnerships.tracker.services.check_work import locked, refuse
from partnerships.tracker.services.name_signatory import name_signatory
from partnerships.tracker.services.write_audit import write_audit


@dataclass(frozen=True)
class Signature:
    """Which side signed on which day: an office of ours, or a post of theirs."""

    side: Side
    on: date
    office: str = ""
    post: Post | None = None


@transaction.atomic
def sign_agreement(row: Agreement, user: User, signature: Signature) -> Agreement:
    """Return an agreement that `user` may change with a signature; raises ValidationError.

    Errors name the fields `signed_on` and `post`. A side signs once: a slip is mended by editing.
    """
    agreement: Agreement = locked(row)
    field = f"signed_by_{signature.side}_on"
    if getattr(agreement, field):
        raise ValidationError(_("This side has signed already: edit the agreement instead."))
    setattr(agreement, field, signature.on)
    found = wrong_signatures(agreement)
    refuse({"signed_on": found[field]} if field in found else {})
    if signature.side == Side.US:
        agreement.our_signatory = signature.office.strip() or agreement.our_signatory
    elif signature.post is not None:
        parties = set(agreement.parties.values_list("pk", flat=True))
        refuse(wrong_post(agreement, signature.post, parties, "post"))
        agreement.their_post = signature.post
    name_signatory(agreement)
    agreement.save()
    write_audit(AuditAction.CHANGED, agreement, user, field)
    return agreement
