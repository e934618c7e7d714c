"""Write down that a reader confirmed or ended a subscription: one row inserted, nothing read."""

from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from website.choices import AlertStep
from website.models import AlertEvent


def note_alert_step(subscription: UUID, step: AlertStep) -> None:
    """Insert the step; done twice, it is inserted once.

    Whether there is such a subscription nobody asks here: whoever holds a link that we signed
    may take the step, and a step without a subscription is deleted in time.
    """
    insert_once(
        AlertEvent(uid=uuid5(subscription, step.value), subscription=subscription, step=step)
    )


def insert_once(event: AlertEvent) -> None:
    """Insert a row, unless one with its key is there."""
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError:
        return
