"""What stands in the calendar of a colleague: deadlines, meetings, ends, steps, forum dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import Edition
from partnerships.tracker.choices import OPEN_STAGES, InteractionState, Side, Whose
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Interaction,
    Relationship,
)
from partnerships.tracker.querysets import agreement_belonging, belonging, promise_belonging
from partnerships.tracker.services.write_digest.words import plain

#: What lies further back is left out.
KEPT: Final = timedelta(days=92)
#: More of one kind than this are left out, the latest first to go.
MOST: Final = 500
_PARTNER: Final = ("relationship__organisation", "relationship__portal")


@dataclass(frozen=True)
class Entry:
    """One entry: `start` is a day or a moment, `last_day` that on which it ends if not the same."""

    kind: str
    uid: UUID
    start: date | datetime
    summary: str
    url: str
    made_at: datetime
    place: str = ""
    last_day: date | None = None


def read_entries(user: User, today: date) -> Iterator[Entry]:
    """Yield what `user` may see now and has to do with, and the dates of public forums."""
    since = today - KEPT
    yield from _actions(user, since)
    yield from _commitments(user, since)
    yield from _meetings(user, since)
    yield from _agreements(user, today)
    yield from _steps(user, since)
    yield from _editions(since)


def _actions(user: User, since: date) -> Iterator[Entry]:
    rows = ActionPoint.objects.visible_to(user).undone().assigned_to(user)
    rows = rows.due_between(since, None).select_related("interaction__relationship", *_PARTNER)
    for row in rows.order_by("due_on", "pk")[:MOST]:
        words = _("Action point: %(text)s (%(partner)s)")
        yield _private(row, "action", row.due_on, _filled(words, row.text, row.relationship))


def _commitments(user: User, since: date) -> Iterator[Entry]:
    rows = Commitment.objects.visible_to(user).undecided().due_between(since, None)
    rows = rows.filter(promise_belonging(Whose.MINE, user))
    for row in rows.select_related("interaction__relationship", *_PARTNER).order_by("due_on", "pk")[
        :MOST
    ]:
        ours, theirs = (
            _("We promised: %(text)s (%(partner)s)"),
            _("They promised: %(text)s (%(partner)s)"),
        )
        words = ours if row.side == Side.US else theirs
        yield _private(row, "commitment", row.due_on, _filled(words, row.text, row.relationship))


def _meetings(user: User, since: date) -> Iterator[Entry]:
    rows = Interaction.objects.visible_to(user).filter(
        state__in=(InteractionState.PLANNED, InteractionState.HELD), on__gte=since
    )
    taking_part = rows.filter(participants__colleague=user).order_by().values("pk")
    mine = rows.filter(Q(owner=user) | Q(pk__in=taking_part)).select_related(*_PARTNER)
    for row in mine.order_by("on", "pk")[:MOST]:
        start = _moment(row.on, row.at) if row.at else row.on
        text = f"{row.get_kind_display()}: {row.subject}" if row.subject else row.get_kind_display()
        words = _filled("%(text)s (%(partner)s)", text, row.relationship)
        yield _private(row, "interaction", start, words, plain(row.place))


def _agreements(user: User, today: date) -> Iterator[Entry]:
    rows = Agreement.objects.visible_to(user).in_force_on(today).not_renewed_by(today)
    rows = rows.filter(agreement_belonging(Whose.MINE, user), ends_on__gte=today)
    for row in rows.select_related(*_PARTNER).order_by("ends_on", "pk")[:MOST]:
        words = _("Agreement, last day: %(text)s (%(partner)s)")
        yield _private(row, "agreement", row.ends_on, _filled(words, row.title, row.relationship))


def _steps(user: User, since: date) -> Iterator[Entry]:
    rows = Relationship.objects.visible_to(user).filter(
        belonging(Whose.MINE, user, "owner", "deputy"),
        stage__in=OPEN_STAGES,
        next_step_on__gte=since,
    )
    for row in rows.select_related("organisation", "portal").order_by("next_step_on", "pk")[:MOST]:
        words = _("Next step: %(text)s (%(partner)s)")
        yield _private(row, "partner", row.next_step_on, _filled(words, row.next_step, row))


def _editions(since: date) -> Iterator[Entry]:
    """Yield the public meetings of which the first day is known to the day."""
    rows = (
        Edition.objects.live()
        .of_public_forums()
        .filter(starts_earliest=F("starts_latest"), starts_latest__gte=since)
    )
    for row in rows.select_related("forum", "jurisdiction").order_by("starts_earliest", "pk")[
        :MOST
    ]:
        ends_for_sure = row.ends_earliest is not None and row.ends_earliest == row.ends_latest
        place = ", ".join(filter(None, (row.city, str(row.jurisdiction or ""))))
        yield Entry(
            kind="edition",
            uid=row.uid,
            start=row.starts_earliest,
            summary=_("Forum: %(name)s") % {"name": row.name},
            url=f"{settings.SITE_URL.rstrip('/')}/id/{row.uid}",
            made_at=row.last_published_at or row.first_published_at or _moment(since, None),
            place=place,
            last_day=row.ends_latest if ends_for_sure else None,
        )


def _private(row: Any, kind: str, start: date | datetime, words: str, place: str = "") -> Entry:
    """Return the entry of a row; of a confidential one it says only that it is."""
    is_confidential = row.is_confidential
    return Entry(
        kind=kind,
        uid=row.uid,
        start=start,
        summary=_("Confidential") if is_confidential else words,
        url=f"{settings.STAFF_URL}{reverse(f'tracker_{kind}', kwargs={'uid': row.uid})}",
        made_at=row.created_at,
        place="" if is_confidential else place,
    )


def _filled(words: str, text: str, partner: Any) -> str:
    return words % {"text": plain(text), "partner": plain(str(partner))}


def _moment(day: date, at: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, at or datetime.min.time()))
