"""Settle an action point: done, verified, dropped, or open again after all."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import ActionState, AuditAction
from partnerships.tracker.models import ActionPoint
from partnerships.tracker.services.check_work import locked
from partnerships.tracker.services.write_audit import write_audit

_OPEN = (ActionState.OPEN, ActionState.OVERDUE)


@transaction.atomic
def finish_action(row: ActionPoint, user: User, outcome: str = "") -> ActionPoint:
    """Return an action point that `user` may change as done by them today."""
    action: ActionPoint = locked(row)
    today = timezone.localdate()
    _refuse_unless(action, _OPEN, _("This action point is settled already."))
    action.done_on, action.done_by = today, user
    action.outcome = outcome.strip() or action.outcome
    return _kept(action, user, "done_on", "done_by", "outcome")


@transaction.atomic
def verify_action(row: ActionPoint, user: User) -> ActionPoint:
    """Return an action point that was done as verified by `user`, who is not who did it."""
    action: ActionPoint = locked(row)
    _refuse_unless(action, (ActionState.DONE,), _("Only what was done can be verified."))
    if action.done_by_id == user.pk:
        raise ValidationError(_("You did this yourself: somebody else verifies it."))
    action.verified_on, action.verified_by = timezone.localdate(), user
    return _kept(action, user, "verified_on", "verified_by")


@transaction.atomic
def drop_action(row: ActionPoint, user: User, reason: str) -> ActionPoint:
    """Return an action point that `user` may change as dropped today; a reason is needed."""
    action: ActionPoint = locked(row)
    _refuse_unless(action, _OPEN, _("This action point is settled already."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it was dropped.")})
    action.dropped_on, action.outcome = timezone.localdate(), reason.strip()
    return _kept(action, user, "dropped_on", "outcome")


@transaction.atomic
def reopen_action(row: ActionPoint, user: User) -> ActionPoint:
    """Return an action point that `user` may change as open again; its outcome stays to be read."""
    action: ActionPoint = locked(row)
    settled = (ActionState.DONE, ActionState.VERIFIED, ActionState.DROPPED)
    _refuse_unless(action, settled, _("This action point is open already."))
    action.done_on = action.done_by = action.verified_on = action.verified_by = None
    action.dropped_on = None
    return _kept(action, user, "done_on", "done_by", "verified_on", "verified_by", "dropped_on")


def _refuse_unless(action: ActionPoint, states: tuple[ActionState, ...], words: str) -> None:
    if action.state_on(timezone.localdate()) not in states:
        raise ValidationError(words)


def _kept(action: ActionPoint, user: User, *fields: str) -> ActionPoint:
    action.save(update_fields=fields)
    write_audit(AuditAction.CHANGED, action, user, ", ".join(fields))
    return action
