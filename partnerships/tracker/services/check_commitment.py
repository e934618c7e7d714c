"""Check a commitment that is about to be saved."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.models import Commitment
from partnerships.tracker.services.check_colleague import why_not_given
from partnerships.tracker.services.check_work import Errors, check_place, refuse


def check_commitment(commitment: Commitment, user: User, before: Commitment | None = None) -> None:
    """Raise ValidationError, by field, for what a commitment may not be; `before` is what it was.

    Whoever saw to it before may go on being named, even if they have left since.
    """
    found = check_place(commitment, user, before)
    found |= _wrong_words(commitment)
    found |= _wrong_days(commitment)
    colleague = commitment.responsible
    is_new = before is None or before.responsible_id != commitment.responsible_id
    if colleague is not None and is_new and "relationship" not in found:
        words = why_not_given(colleague, commitment.relationship, commitment.interaction)
        found |= {"responsible": words} if words else {}
    refuse(found)


def _wrong_words(commitment: Commitment) -> Errors:
    found: Errors = {}
    commitment.text = commitment.text.strip()
    if not commitment.text:
        found["text"] = _("Say what was promised.")
    if not commitment.side:
        found["side"] = _("Say who promised it.")
    return found


def _wrong_days(commitment: Commitment) -> Errors:
    made = getattr(commitment, "made_on", None)
    if made is None:
        return {"made_on": _("Say when it was promised.")}
    if made > timezone.localdate():
        return {"made_on": _("This day has not come yet.")}
    if commitment.due_on and commitment.due_on < made:
        return {"due_on": _("It would be due before it was promised.")}
    if commitment.kept_on and commitment.kept_on < made:
        return {"made_on": _("It was kept before this day.")}
    return {}
