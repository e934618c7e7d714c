"""Change what is written of an action point."""

from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import ActionPoint
from partnerships.tracker.services.changed_fields import changed_fields
from partnerships.tracker.services.check_action import check_action
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.write_audit import write_audit

_SETTLED = ("done_on", "done_by_id", "verified_on", "verified_by_id", "dropped_on", "outcome")


@transaction.atomic
def change_action(action: ActionPoint, user: User, fields: list[str]) -> ActionPoint:
    """Save `fields` of an action point that `user` may change; raises ValidationError by field.

    What somebody else settled in the meantime stays as it is.
    """
    before = locked(action)
    for name in _SETTLED:
        setattr(action, name, getattr(before, name))
    check_action(action, user, before)
    changed = changed_fields(action, before)
    if changed:
        action.save(update_fields=fields)
        write_audit(AuditAction.CHANGED, action, user, ", ".join(changed))
    return action
