"""Change what is written of a commitment."""

from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Commitment
from partnerships.tracker.services.changed_fields import changed_fields
from partnerships.tracker.services.check_commitment import check_commitment
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def change_commitment(commitment: Commitment, user: User, fields: list[str]) -> Commitment:
    """Save `fields` of a commitment that `user` may change; raises ValidationError by field.

    What somebody else settled in the meantime stays as it is.
    """
    before = locked(commitment)
    for name in ("kept_on", "dropped_on", "evidence"):
        setattr(commitment, name, getattr(before, name))
    check_commitment(commitment, user, before)
    changed = changed_fields(commitment, before)
    if changed:
        commitment.save(update_fields=fields)
        write_audit(AuditAction.CHANGED, commitment, user, ", ".join(changed))
    return commitment
