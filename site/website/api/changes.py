"""`/changes`: what was published, changed, moved or withdrawn since a moment, the oldest first.

A program that keeps a copy asks with `since`, fetches each record named, forgets those withdrawn,
and asks next time with `next_since`. That lies a little before the moment of the answer, because
what was begun earlier may be finished later: an entry may come twice, and none is missed.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from foundation.addresses import AddressBook
from website.api.answers import json_response
from website.api.families import BY_CHANGE
from website.api.links import absolute, root
from website.api.paging import behind, cursor_of, read_cursor
from website.api.problems import Problem
from website.api.reading import following
from website.choices import ChangeKind
from website.feed.reading import public_changes, with_addresses
from website.models import RecordChange, Withdrawal

#: No transaction that publishes takes longer.
OVERLAP: Final = timedelta(minutes=5)
ORDER: Final = ("changed_at", "pk")
UNREADABLE: Final = "This is no moment: say 2026-03-31 or 2026-03-31T09:30:00Z."


def changes_answer(request: HttpRequest, asked: Any) -> HttpResponse:
    """Return one page of what changed."""
    next_since = timezone.now() - OVERLAP
    found = _since(asked.since)
    place = read_cursor(asked.cursor, "changes")
    rows = list(behind(found, ORDER, place).order_by(*ORDER)[: asked.limit + 1])
    shown = rows[: asked.limit]
    url = None
    if len(rows) > asked.limit:
        last = shown[-1]
        url = following(request, cursor_of([last.changed_at.isoformat(), last.pk], "changes"))
    survivors = _survivors(shown)
    pages = with_addresses(shown, AddressBook.of(request))
    said = {
        "next_since": next_since.isoformat(),
        "next": url,
        "results": [_entry(change, path, survivors) for change, path in pages],
    }
    return json_response(said, *([(url, "next")] if url else []))


def _since(text: str) -> QuerySet[RecordChange]:
    found = public_changes()
    if not text:
        return found
    moment = read_moment(text)
    if moment is None:
        raise Problem(422, UNREADABLE, [("since", UNREADABLE)])
    return found.filter(changed_at__gte=moment)


def read_moment(text: str) -> datetime | None:
    """Return the moment that `text` names, a day from its beginning; None for anything else."""
    try:
        moment = parse_datetime(text.replace(" ", "+"))
        day = parse_date(text) if moment is None else None
    except ValueError:
        return None
    if day is not None:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if moment is None:
        return None
    try:
        return moment.replace(tzinfo=UTC) if timezone.is_naive(moment) else moment.astimezone(UTC)
    except OverflowError:
        return None


def _survivors(changes: list[RecordChange]) -> dict[Any, Any]:
    gone = [each.record_uid for each in changes if each.kind == ChangeKind.WITHDRAWN]
    found = Withdrawal.objects.filter(uid__in=gone, survivor_uid__isnull=False)
    return dict(found.values_list("uid", "survivor_uid"))


def _entry(change: RecordChange, path: str, survivors: dict[Any, Any]) -> dict[str, Any]:
    family = BY_CHANGE.get(change.family)
    is_gone = change.kind == ChangeKind.WITHDRAWN
    survivor = survivors.get(change.record_uid)
    has_own = family is not None and family.change_families[0] == change.family
    shown = has_own and not is_gone and family is not None
    return {
        "uid": str(change.record_uid),
        "family": family.name if family and has_own else change.family,
        "what": change.kind,
        "at": change.changed_at.isoformat(),
        "title": change.title,
        "words": change.words,
        "page": None if is_gone else absolute(path),
        "api": f"{root()}{family.name}/{change.record_uid}" if shown and family else None,
        "survivor_uid": str(survivor) if survivor else None,
        "permanent_address": absolute(reverse("permanent_address", args=[change.record_uid])),
    }
