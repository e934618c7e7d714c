"""Write down what one of us has to do."""

from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import ActionPoint
from partnerships.tracker.services.check_action import check_action
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def add_action(action: ActionPoint, user: User) -> ActionPoint:
    """Save a new action point for `user`; raises ValidationError by field."""
    check_action(action, user)
    action.created_by = user
    action.save()
    write_audit(AuditAction.CREATED, action, user)
    return action
