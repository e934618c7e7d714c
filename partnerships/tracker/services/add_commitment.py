"""Write down what one side promised the other."""

from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Commitment
from partnerships.tracker.services.check_commitment import check_commitment
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def add_commitment(commitment: Commitment, user: User) -> Commitment:
    """Save a new commitment for `user`; raises ValidationError by field."""
    check_commitment(commitment, user)
    commitment.created_by = user
    commitment.save()
    write_audit(AuditAction.CREATED, commitment, user)
    return commitment
