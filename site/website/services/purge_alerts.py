"""Delete by rule what is kept of readers who follow something: addresses first."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from website.alerts.gone import remember_gone
from website.alerts.mailboxes import mailbox_key
from website.choices import AlertMail, AlertStep
from website.models import AlertDelivery, AlertEvent
from website.models.alert_event import MAY_CONFIRM
from website.services.claim_alert import MOST_TRIES, STALE
from website.services.note_alert_step import note_alert_step

#: What remains of a subscription without its address is deleted this long after it ended;
ENDED_KEPT: Final = timedelta(days=30)
#: that a mailbox was asked something is forgotten after as long.
ASKED_KEPT: Final = timedelta(days=30)


def purge_alerts(write: Callable[[str], None], now: datetime) -> None:
    """Delete what is over its time, and say how much."""
    _end_replaced()
    ended = AlertEvent.objects.subscriptions().filter(ended_at__isnull=False)
    just_ended = _keys(ended.exclude(email=""))
    remember_gone(just_ended)
    forgotten = AlertEvent.objects.filter(pk__in=just_ended).update(
        email="", query="", rhythm="", language=""
    )
    asked = AlertEvent.objects.subscriptions()
    unconfirmed = asked.filter(confirmed_at=None, at__lte=now - MAY_CONFIRM)
    over = asked.filter(ended_at__lte=now - ENDED_KEPT)
    deleted = delete_subscriptions({*_keys(unconfirmed), *_keys(over)})
    _delete_strays(now)
    write(f"{forgotten} addresses of ended alerts forgotten, {deleted} alerts deleted")


@transaction.atomic
def delete_subscriptions(keys: set[UUID]) -> int:
    """Delete every row of these subscriptions but that a mailbox was asked; return how many."""
    AlertEvent.objects.filter(subscription__in=keys).delete()
    AlertDelivery.objects.filter(subscription__in=keys, kind=AlertMail.CHANGES).delete()
    return len(keys)


def _keys(subscriptions: Any) -> list[UUID]:
    return list(subscriptions.order_by().values_list("pk", flat=True))


def _end_replaced() -> None:
    """End what a mailbox asked for again, such as more or less often: the latest yes holds."""
    latest: dict[tuple[str, str], AlertEvent] = {}
    for each in AlertEvent.objects.active().order_by("confirmed_at", "at"):
        key = (mailbox_key(each.email), each.query)
        if key in latest:
            note_alert_step(latest[key].uid, AlertStep.ENDED)
        latest[key] = each


def _delete_strays(now: datetime) -> None:
    """Delete steps without a subscription, and notes of messages that nothing depends on."""
    asked = AlertEvent.objects.filter(step=AlertStep.ASKED).values("subscription")
    steps = AlertEvent.objects.exclude(step=AlertStep.ASKED).filter(at__lte=now - ENDED_KEPT)
    steps.exclude(subscription__in=asked).delete()
    deliveries = AlertDelivery.objects.all()
    deliveries.filter(sent_at=None, tries__gte=MOST_TRIES, claimed_at__lt=now - STALE).update(
        sent_at=F("claimed_at")
    )
    confirmations = deliveries.filter(kind=AlertMail.CONFIRMATION)
    confirmations.filter(claimed_at__lte=now - ASKED_KEPT).delete()
    told = deliveries.filter(kind=AlertMail.CHANGES, sent_at__isnull=False)
    latest = told.order_by().values("subscription").annotate(at=Max("up_to")).values("at")
    told.exclude(up_to__in=list(latest.values_list("at", flat=True))).delete()
