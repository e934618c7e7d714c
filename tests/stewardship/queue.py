"""Records in the states that the review queue speaks of, and a colleague who looks at it."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from partnerships.register.models import Forum
from stewardship.models import ErrorReport, VerifiedRecord
from tests.factories.people import make_staff
from tests.factories.records import make_record


def today(offset: int = 0) -> date:
    """Return the day so many days from today."""
    return timezone.localdate() + timedelta(days=offset)


def make_forum(due: int | None = None, *, checked: bool = True, **values: Any) -> Forum:
    """Return a live forum whose review is due so many days from today."""
    forum = make_record(Forum, **values)
    return set_due(forum, due, checked=checked)


def set_due(record: VerifiedRecord, due: int | None, *, checked: bool = True) -> Any:
    """Set the dates of a record, past what writes them in earnest."""
    type(record)._base_manager.filter(pk=record.pk).update(
        verified_on=today(-400) if checked else None,
        next_review_on=None if due is None else today(due),
    )
    record.refresh_from_db()
    return record


def make_report(record: VerifiedRecord, **values: Any) -> ErrorReport:
    """Return a reader's report about a record."""
    values.setdefault("message", "The year is wrong.")
    return ErrorReport.objects.create(record_uid=record.uid, record_title=str(record), **values)


def keeper(client: Client, *actions: str, **values: Any) -> User:
    """Return a colleague who keeps forums, signed in."""
    user = make_staff(Forum, *(actions or ("change",)), **values)
    client.force_login(user)
    return user


def answer(client: Client, name: str, record: VerifiedRecord, **data: str) -> HttpResponse:
    """Press the button of a row: `check` or `flag`."""
    label = record._meta.label_lower
    return client.post(reverse(f"review_queue_{name}", args=[label, record.uid]), data)


def by_key(client: Client, url: str, **data: str) -> Any:
    """Send what the script of the queue sends, and return what it is told."""
    return client.post(url, data, headers={"Accept": "application/json"}).json()
