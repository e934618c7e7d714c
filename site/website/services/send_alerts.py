"""Write to readers who follow something: ask whether it was them, and tell what changed.

A message is claimed before it goes, by a row that is unique: of two runs at once, one sends. Where
the mail server fails, the claim is given back and the next run tries again. A run that is killed
between sending and marking leaves a claim that is taken up once more after an hour: the same
message, with the same Message-ID, at most twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from django.core.management.base import CommandError
from django.db.models import Max
from django.utils import timezone

from website.alerts.following import Following
from website.alerts.mailboxes import household_key, mailbox_key
from website.alerts.messages import changes_message, confirmation_message
from website.alerts.post import Fate, Post
from website.choices import AlertMail, AlertRhythm
from website.feed.reading import public_changes
from website.models import AlertDelivery, AlertEvent, RecordChange
from website.services.claim_alert import claim_alert
from website.services.find_withdrawn import find_withdrawn
from website.services.purge_alerts import purge_alerts
from website.services.search_source import Marks

#: What is being written while we read may bear an earlier time: the latest minutes wait.
SETTLED: Final = timedelta(minutes=5)
#: An address that never said yes is written to so often in so long, and no more;
STRANGERS: Final = ((1, timedelta(days=1)), (3, timedelta(days=30)))
#: one that did hears of each further wish, within reason.
READERS: Final = ((5, timedelta(days=1)),)
DAYS: Final = {AlertRhythm.DAILY: 1, AlertRhythm.WEEKLY: 7}


@dataclass
class Run:
    """What became of one run."""

    now: datetime
    post: Post
    asked: int = 0
    told: int = 0
    waiting: int = 0
    failed: int = 0
    refused: int = 0
    #: The changes since the earliest time asked for, by query, so that each is read once.
    changes: dict[str, list[RecordChange]] = field(default_factory=dict)

    @property
    def up_to(self) -> datetime:
        """Up to when changes are told."""
        return self.now - SETTLED


def send_alerts(write: Callable[[str], None], now: datetime | None = None) -> None:
    """Send what is due, delete what is over its time, and say how much.

    Raises CommandError after all were tried, if the mail server refused any of them.
    """
    at = now or timezone.now()
    purge_alerts(write, at)
    with Post() as post:
        run = Run(at, post)
        _ask(run)
        _tell(run)
    write(
        f"{run.asked} readers asked whether it was them, {run.waiting} asked before and wait, "
        f"{run.told} told what changed, {run.refused} refused for ever, {run.failed} failed"
    )
    if run.failed:
        raise CommandError(
            f"{run.failed} messages could not be sent. They are not marked as sent: "
            "the next run tries again."
        )


def _ask(run: Run) -> None:
    """Ask each mailbox once about everything that waits for its yes."""
    sent = AlertDelivery.objects.filter(kind=AlertMail.CONFIRMATION, sent_at__isnull=False)
    waiting = AlertEvent.objects.waiting(run.now)
    by_mailbox: dict[str, list[AlertEvent]] = {}
    for each in waiting.exclude(subscription__in=sent.values("subscription")):
        by_mailbox.setdefault(mailbox_key(each.email), []).append(each)
    for asked in by_mailbox.values():
        household = household_key(asked[0].email)
        if _may_ask(household, asked[0].email, run.now):
            _ask_one(run, household, asked)
        else:
            run.waiting += 1


def _may_ask(mailbox: str, email: str, now: datetime) -> bool:
    """Say whether one more message may go to a mailbox, which may not have asked for any."""
    known = AlertEvent.objects.active().filter(email__iexact=email).exists()
    rows = AlertDelivery.objects.filter(
        kind=AlertMail.CONFIRMATION, mailbox=mailbox, sent_at__isnull=False
    )
    return all(
        rows.filter(claimed_at__gt=now - period).values("claimed_at").distinct().count() < most
        for most, period in (READERS if known else STRANGERS)
    )


def _ask_one(run: Run, mailbox: str, asked: list[AlertEvent]) -> None:
    claims = {}
    for each in asked:
        claim = AlertDelivery(
            message=uuid5(each.uid, AlertMail.CONFIRMATION),
            subscription=each.uid,
            kind=AlertMail.CONFIRMATION,
            mailbox=mailbox,
        )
        claims[each] = claim_alert(claim, run.now)
    taken = [each for each, claim in claims.items() if claim]
    rows = [claim for claim in claims.values() if claim]
    if rows:
        run.asked += _send(run, rows, lambda: confirmation_message(taken, rows[0].message))


def _tell(run: Run) -> None:
    """Tell each subscription that is due what changed since it was last told."""
    latest = public_changes().filter(changed_at__lte=run.up_to).aggregate(at=Max("changed_at"))
    told = _told_before()
    due: list[tuple[Any, datetime]] = []
    for each in AlertEvent.objects.active():
        since = told.get(each.uid, each.confirmed_at)
        if latest["at"] and latest["at"] > since and _is_due(each, since, run.now):
            due.append((each, since))
    _read_changes(run, due)
    for subscription, since in due:
        _tell_one(run, subscription, since)


def _told_before() -> dict[UUID, datetime]:
    """Return up to when each subscription was told."""
    rows = AlertDelivery.objects.filter(kind=AlertMail.CHANGES, sent_at__isnull=False)
    return dict(rows.order_by().values_list("subscription").annotate(at=Max("up_to")))


def _is_due(subscription: AlertEvent, since: datetime, now: datetime) -> bool:
    """Say whether enough days passed, by the calendar, since the last message or the yes.

    A message tells up to a little before it goes, which may be the evening before.
    """
    days = timezone.localdate(now) - timezone.localdate(since + SETTLED)
    return days >= timedelta(days=DAYS[AlertRhythm(subscription.rhythm)])


def _read_changes(run: Run, due: list[tuple[Any, datetime]]) -> None:
    earliest: dict[str, datetime] = {}
    for each, since in due:
        earliest[each.query] = min(since, earliest.get(each.query, since))
    begin = min(earliest.values(), default=run.up_to)
    withdrawn = find_withdrawn(begin, run.up_to)
    for query, since in earliest.items():
        run.changes[query] = _changes(Following.kept(query), withdrawn, since, run.up_to)


def _changes(
    following: Following | None,
    withdrawn: list[tuple[RecordChange, Marks]],
    since: datetime,
    up_to: datetime,
) -> list[RecordChange]:
    """Return what changed between two times, the latest first; nothing where nothing is left."""
    if following is None:
        return []
    found = {each.pk: each for each in following.changes().filter(changed_at__gt=since)}
    found |= {each.pk: each for each, marks in withdrawn if following.minds(each, marks)}
    wanted = [each for each in found.values() if since < each.changed_at <= up_to]
    return sorted(wanted, key=lambda each: (each.changed_at, each.pk), reverse=True)


def _tell_one(run: Run, subscription: AlertEvent, since: datetime) -> None:
    changes = [each for each in run.changes[subscription.query] if each.changed_at > since]
    if not changes:
        return
    claim = claim_alert(
        AlertDelivery(
            message=uuid5(subscription.uid, f"{AlertMail.CHANGES} {since.isoformat()}"),
            subscription=subscription.uid,
            kind=AlertMail.CHANGES,
            up_to=run.up_to,
        ),
        run.now,
    )
    if claim is None:
        return
    wanted = [each for each in changes if claim.up_to and each.changed_at <= claim.up_to]
    run.told += _send(run, [claim], lambda: changes_message(subscription, wanted, claim.message))


def _send(run: Run, claims: list[AlertDelivery], write_message: Callable[[], Any]) -> int:
    """Send one message, and mark or give back its claims; return 1 if it went, else 0.

    One that the server will never take is marked like one that went: it is not tried again.
    """
    rows = AlertDelivery.objects.filter(pk__in=[claim.pk for claim in claims])
    fate = run.post.send(write_message())
    if fate is Fate.FAILED:
        rows.delete()
        run.failed += 1
        return 0
    rows.update(sent_at=timezone.now())
    run.refused += fate is Fate.REFUSED
    return int(fate is Fate.SENT)
