"""Take back a check that was written down by mistake, such as by the wrong key.

Who may is in the token that the check handed out: signed, for one colleague, for a short time.
"""

from datetime import date, timedelta
from typing import Any, Final

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from stewardship.models import Verification, VerifiedRecord

LASTS: Final = timedelta(hours=1)
#: The log action for a check that was taken back.
UNDONE: Final = "chancery.check.undone"
_SALT: Final = "stewardship.undo_check"


class TooLateError(Exception):
    """The check can no longer be taken back; the message says why."""


def undo_token(verification: Verification, before: tuple[date | None, date | None]) -> str:
    """Return what takes `verification` back to `before`: the two dates the record had."""
    days = [day.isoformat() if day else None for day in before]
    return signing.dumps([verification.pk, verification.checked_by_id, *days], salt=_SALT)


@transaction.atomic
def undo_check(token: str, user: User) -> VerifiedRecord:
    """Delete the check and give the record its former dates; return the record.

    Raises TooLateError when the token is old or somebody else's, or the record was checked again.
    """
    pk, checker, verified_on, next_review_on = _read(token)
    verification = Verification.objects.select_for_update().filter(pk=pk).first()
    if verification is None or checker != user.pk:
        raise TooLateError(_("This check was taken back already."))
    checks = Verification.objects.filter(record_uid=verification.record_uid)
    if checks.filter(pk__gt=verification.pk).exists():
        raise TooLateError(_("The record has been checked again since."))
    record = _record_of(verification)
    record.verified_on, record.next_review_on = verified_on, next_review_on
    type(record)._base_manager.filter(pk=record.pk).update(
        verified_on=verified_on, next_review_on=next_review_on
    )
    log(record, UNDONE, user=user, data={"outcome": verification.outcome})
    verification.delete()
    return record


def _read(token: str) -> tuple[Any, Any, date | None, date | None]:
    try:
        pk, checker, *days = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature as error:
        raise TooLateError(_("A check can be taken back for one hour only.")) from error
    verified_on, next_review_on = (date.fromisoformat(day) if day else None for day in days)
    return pk, checker, verified_on, next_review_on


def _record_of(verification: Verification) -> VerifiedRecord:
    family: Any = verification.record_type.model_class()
    record = family._base_manager.filter(uid=verification.record_uid).first()
    if record is None:
        raise TooLateError(_("The record is gone."))
    found: VerifiedRecord = record
    return found
