"""Claim a message to a reader, so that of two runs at once one sends it."""

from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from website.models import AlertDelivery

#: A claim that was not marked as sent for so long is that of a run that was killed.
STALE: Final = timedelta(hours=1)
MOST_TRIES: Final = 2


def claim_alert(claim: AlertDelivery, now: datetime) -> AlertDelivery | None:
    """Return the claim once it is ours; None if another run has it or the message went.

    The claim of a run that was killed is taken over as it stands, once: the message says what it
    said then.
    """
    claim.claimed_at = now
    try:
        with transaction.atomic():
            claim.save(force_insert=True)
    except IntegrityError:
        return _take_over(claim, now)
    return claim


def _take_over(claim: AlertDelivery, now: datetime) -> AlertDelivery | None:
    rows = AlertDelivery.objects.filter(
        message=claim.message,
        subscription=claim.subscription,
        sent_at=None,
        tries__lt=MOST_TRIES,
        claimed_at__lt=now - STALE,
    )
    if not rows.update(tries=MOST_TRIES, claimed_at=now):
        return None
    return AlertDelivery.objects.get(message=claim.message, subscription=claim.subscription)
