"""Write a calendar as RFC 5545 has it.

An entry keeps its UID for good. When it was last changed is read from the audit log, and how many
seconds after it was made that was is its SEQUENCE: a number that grows with every change.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import AuditEntry
from partnerships.tracker.services.calendar.entries import Entry, read_entries

#: How often a calendar program should ask.
_EVERY: Final = timedelta(hours=1)
_CHANGES: Final = (
    AuditAction.CREATED,
    AuditAction.CHANGED,
    AuditAction.STAGE_MOVED,
    AuditAction.HANDED_OVER,
    AuditAction.MERGED,
)


def write_calendar(user: User) -> bytes:
    """Return the calendar of `user` as it is now, in the time zone of the house."""
    entries = list(read_entries(user, timezone.localdate()))
    changed = _last_changes(entries)
    calendar = Calendar()
    calendar.add("prodid", "-//Chancery//Partner tracker//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Partner tracker"))
    calendar.add("refresh-interval", _EVERY, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, changed.get(entry.uid, entry.made_at)))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry, changed_at: datetime) -> Event:
    event = Event()
    changed_at = max(changed_at, entry.made_at)
    event.add("uid", f"{entry.kind}-{entry.uid}@{urlsplit(settings.STAFF_URL).hostname}")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", int((changed_at - entry.made_at).total_seconds()))
    event.add("dtstart", _start(entry))
    if not isinstance(entry.start, datetime):
        event.add("dtend", _day_after(entry.last_day or entry.start))
        event.add("transp", "TRANSPARENT")
    event.add("summary", entry.summary)
    event.add("url", entry.url)
    event.add("class", "PUBLIC" if entry.kind == "edition" else "PRIVATE")
    if entry.place:
        event.add("location", entry.place)
    return event


def _day_after(day: date) -> date:
    """Return the next day; the last one there is stands for "no end"."""
    return day if day == date.max else day + timedelta(days=1)


def _start(entry: Entry) -> date | datetime:
    """Return the beginning, a moment in the time zone of the house and not in UTC."""
    if isinstance(entry.start, datetime):
        return timezone.localtime(entry.start)
    return entry.start


def _last_changes(entries: Iterable[Entry]) -> dict[UUID, datetime]:
    uids = {entry.uid for entry in entries}
    rows = AuditEntry.objects.filter(record_uid__in=uids, action__in=_CHANGES).order_by()
    return dict(rows.values_list("record_uid").annotate(last=Max("at")))
