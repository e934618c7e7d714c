"""Record that somebody checked a record against its sources."""

from calendar import monthrange
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from stewardship.choices import VerificationOutcome
from stewardship.models import Verification, VerifiedRecord


@transaction.atomic
def verify_record(
    record: VerifiedRecord,
    user: User | None,
    outcome: VerificationOutcome,
    *,
    on: date | None = None,
    note: str = "",
) -> Verification:
    """Write down the check and set when the next one is due.

    A record that needs work keeps the date by which it was due.
    """
    checked_on = on or timezone.localdate()
    next_due_on = months_after(checked_on, record.review_interval)
    verification = Verification.objects.create(
        record_type=ContentType.objects.get_for_model(record),
        record_uid=record.uid,
        checked_on=checked_on,
        checked_by=user,
        outcome=outcome,
        note=note,
        next_due_on=next_due_on,
    )
    if outcome != VerificationOutcome.FLAGGED:
        record.verified_on, record.next_review_on = checked_on, next_due_on
        type(record)._base_manager.filter(pk=record.pk).update(
            verified_on=checked_on, next_review_on=next_due_on
        )
    return verification


def months_after(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
