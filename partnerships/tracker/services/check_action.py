"""Check an action point that is about to be saved."""

from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.models import ActionPoint
from partnerships.tracker.services.check_colleague import sees, why_not_given
from partnerships.tracker.services.check_work import check_place, refuse


def check_action(action: ActionPoint, user: User, before: ActionPoint | None = None) -> None:
    """Raise ValidationError, by field, for what an action point may not be.

    `before` is what it was: whoever had it may go on having it, even if they have left since.
    """
    found = check_place(action, user, before)
    action.text = action.text.strip()
    if not action.text:
        found["text"] = _("Say what is to be done.")
    commitment = action.commitment
    is_other = before is None or before.commitment_id != action.commitment_id
    if (
        is_other
        and commitment is not None
        and (commitment.relationship_id != action.relationship_id or not sees(user, commitment))
    ):
        found["commitment"] = _("This commitment is not of the partner.")
    colleague = action.assignee
    is_new = before is None or before.assignee_id != action.assignee_id
    if colleague is not None and is_new and "relationship" not in found:
        words = why_not_given(colleague, action.relationship, action.interaction, commitment)
        found |= {"assignee": words} if words else {}
    refuse(found)
