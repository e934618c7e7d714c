"""Readers who follow something by e-mail: asking, saying yes, ending, and the mails they get."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from website.choices import AlertStep
from website.models import AlertEvent, RecordChange
from website.services.ask_alert import Asked, ask_alert
from website.services.note_alert_step import note_alert_step
from website.services.send_alerts import send_alerts

ADDRESS = "/follow/"
HERE = {"Sec-Fetch-Site": "same-origin"}
READER = "ann@example.org"
LINK = re.compile(re.escape(settings.SITE_URL) + r"\S*/follow/(?:confirm|end)/[^\s\"<>]+/")


def stamp_of(client: Client, path: str = ADDRESS) -> str:
    """Return the stamp of a form that was just opened."""
    found = re.search(r'name="stamp" value="([^"]+)"', client.get(path).content.decode())
    assert found
    return found.group(1)


def send(client: Client, following: str = "country=GH", **data: Any) -> HttpResponse:
    """Send the form from our own page."""
    path, headers = data.pop("path", ADDRESS), data.pop("headers", HERE)
    if "stamp" not in data:
        data["stamp"] = stamp_of(client, path)
    typed = {"email": READER, "rhythm": "daily", "following": following, **data}
    return client.post(path, typed, headers=headers)


def reader(query: str = "country=GH", days_ago: int = 30, **values: Any) -> AlertEvent:
    """Return a subscription that was confirmed so many days ago."""
    asked = Asked(
        values.get("email", READER),
        query,
        values.get("rhythm", "daily"),
        values.get("language", "en-gb"),
    )
    ask_alert(f"stamp {AlertEvent.objects.count()}", asked)
    row = AlertEvent.objects.filter(step=AlertStep.ASKED).latest("at")
    note_alert_step(row.uid, AlertStep.CONFIRMED)
    earlier = timezone.now() - timedelta(days=days_ago)
    AlertEvent.objects.filter(subscription=row.uid).update(at=earlier)
    return row


def change(record_uid: UUID | str, days_ago: float = 1, **values: Any) -> RecordChange:
    """Return a change that readers may be told of."""
    return RecordChange.objects.create(
        record_uid=record_uid,
        changed_at=timezone.now() - timedelta(days=days_ago),
        **{"kind": "changed", "family": "law", "title": "Act 7", "words": "Status: new", **values},
    )


def run(**later: float) -> list[Any]:
    """Run the command, as if it were later; return the mails of this run."""
    before = len(mail.outbox)
    send_alerts(lambda _line: None, timezone.now() + timedelta(**later))
    return mail.outbox[before:]


def links(message: Any) -> list[str]:
    """Return the paths of the links by which a reader says yes, or ends it."""
    return list(dict.fromkeys(urlsplit(found).path for found in LINK.findall(str(message.body))))
