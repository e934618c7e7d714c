"""Coming dates as a calendar (RFC 5545, RFC 7986): whole days, and only days that are known."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from foundation.partial_dates import PartialDate
from website.assembly.upcoming import Coming
from website.models.public_moment import PublicMoment

#: How often a calendar program should ask.
_EVERY: Final = timedelta(hours=12)


def calendar_of(dates: Iterable[Coming], query: str, name: str) -> bytes:
    """Return the dates whose day is known as a calendar called `name`."""
    calendar = Calendar()
    calendar.add("prodid", "-//Chancery//Public dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("url", f"{settings.SITE_URL}{reverse('upcoming')}{query.rstrip('?')}")
    calendar.add("refresh-interval", _EVERY, parameters={"VALUE": "DURATION"})
    for each in dates:
        if each.is_day and each.start.earliest is not None:
            calendar.add_component(_event(each, each.start.earliest))
    return bytes(calendar.to_ical())


def last_change(today: date) -> int:
    """Return the second in which a calendar last changed: with the records, or with the day."""
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    latest = PublicMoment.objects.aggregate(at=Max("at"))["at"]
    return int(max(midnight, latest or midnight).timestamp())


def _event(each: Coming, start: date) -> Event:
    event = Event()
    changed_at = each.changed_at.astimezone(UTC)
    event.add("uid", each.urn)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", start)
    event.add("dtend", _day_after(_last_day(each.end, start)))
    event.add("summary", _("%(title)s: %(what)s") % {"title": each.title, "what": each.what})
    event.add("description", _description(each))
    event.add("categories", [str(each.kind.label)])
    event.add("status", "CONFIRMED" if each.is_sure else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    if each.place:
        event.add("location", each.place)
    if each.path:
        event.add("url", f"{settings.SITE_URL}{each.path}")
    return event


def _description(each: Coming) -> str:
    lines = [each.start.in_words()]
    if each.end is not None and each.end.precision != "day":
        lines.append(_("Ends: %(date)s") % {"date": each.end.in_words()})
    if not each.is_sure:
        lines.append(_("Planned or not confirmed."))
    return "\n".join(lines)


def _last_day(end: PartialDate | None, start: date) -> date:
    """Return the last day of what has one; the first of what ends nobody knows when."""
    is_known = end is not None and end.precision == "day" and end.latest is not None
    return max(end.latest, start) if is_known and end and end.latest else start


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
