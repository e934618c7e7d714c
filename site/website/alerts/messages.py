"""The messages to readers who follow something: plain text and HTML, in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from foundation.addresses import AddressBook
from foundation.text import tidy_line
from website.alerts.following import Following
from website.alerts.tokens import Confirmation, end_token
from website.choices import AlertRhythm, ChangeKind, SearchKind
from website.feed.reading import with_addresses
from website.feed.retelling import Line, retold
from website.models import AlertEvent, RecordChange
from website.models.alert_event import MAY_CONFIRM

#: Records that one message tells of; of more it says how many.
MOST_RECORDS: Final = 50
LONGEST_SUBJECT: Final = 150


@dataclass(frozen=True)
class Told:
    """What a message says of one record: the latest kind of change, and what changed, in lines."""

    title: str
    family: str
    what: str
    lines: tuple[Line, ...]
    url: str


@dataclass(frozen=True)
class AskedFor:
    """One subscription that a reader may confirm: what about, how often, and the link."""

    what: str
    rhythm: str
    url: str


def confirmation_message(asked: Sequence[AlertEvent], message: UUID) -> EmailMultiAlternatives:
    """Return the message that asks whether it was the reader who asked for these."""
    with translation.override(asked[-1].reads):
        subject = _("Do you want to follow this by e-mail?")
        context = {"asked": [_asked_for(each) for each in asked], "days": MAY_CONFIRM.days}
        return _message("confirm", subject, asked[-1], message, context)


def changes_message(
    subscription: AlertEvent, changes: Iterable[RecordChange], message: UUID
) -> EmailMultiAlternatives:
    """Return the message that tells a reader what changed, record by record, the latest first."""
    with translation.override(subscription.reads):
        following = Following.of(subscription.query)
        told = told_of(changes)
        number = len(told)
        subject = ngettext(
            "%(number)d change: %(what)s", "%(number)d changes: %(what)s", number
        ) % {"number": number, "what": following.in_words()}
        context = {
            "records": told[:MOST_RECORDS],
            "further": max(0, number - MOST_RECORDS),
            "what": following.in_words(),
            "rhythm": AlertRhythm(subscription.rhythm).label,
            "all_url": _with_query(reverse("recent_changes"), subscription.query),
            "follow_url": _with_query(reverse("follow"), subscription.query),
            "end_url": end_url(subscription),
            "is_whole": all(line.is_whole for each in told for line in each.lines),
        }
        return _message("changes", subject, subscription, message, context)


def told_of(changes: Iterable[RecordChange]) -> list[Told]:
    """Return what is told of each record, those that changed last first.

    Of a record that was withdrawn only that is told: what it said was withdrawn too.
    """
    by_record: dict[UUID, list[tuple[RecordChange, str]]] = {}
    for change, path in with_addresses(changes, AddressBook()):
        by_record.setdefault(change.record_uid, []).append((change, path))
    return [_told(rows) for rows in by_record.values()]


def end_url(subscription: AlertEvent) -> str:
    """Return the address at which a subscription is ended."""
    return _absolute(reverse("follow_end", args=[end_token(subscription.uid)]))


def _told(rows: list[tuple[RecordChange, str]]) -> Told:
    latest, path = rows[0]
    kinds = dict(SearchKind.choices)
    lines = [line for change, _path in reversed(rows) for line in retold(change.words)]
    return Told(
        title=tidy_line(latest.title),
        family=str(kinds.get(latest.family, "")),
        what=str(ChangeKind(latest.kind).label),
        lines=tuple(dict.fromkeys(lines)),
        url=_absolute(path),
    )


def _asked_for(asked: AlertEvent) -> AskedFor:
    link = Confirmation(asked.uid, asked.query, asked.rhythm, asked.at + MAY_CONFIRM)
    return AskedFor(
        Following.of(asked.query).in_words(with_typed=False),
        str(AlertRhythm(asked.rhythm).label),
        _absolute(reverse("follow_confirm", args=[link.token])),
    )


def _message(
    name: str, subject: str, to: AlertEvent, message: UUID, context: dict[str, Any]
) -> EmailMultiAlternatives:
    """Return a message in the language spoken, with what programs that sort mail look for."""
    language = to.reads
    context |= {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": _absolute(reverse("wagtail_serve", args=[""])),
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
    }
    headers = {
        "Message-ID": f"<{message}@{_host()}>",
        "List-Id": f"{settings.WAGTAIL_SITE_NAME} <alerts.{_host()}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": language,
    }
    if name == "changes":
        # RFC 8058: a mail program ends the subscription by one POST, without asking further.
        headers["List-Unsubscribe"] = f"<{context['end_url']}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail = EmailMultiAlternatives(
        subject=_short(f"{settings.WAGTAIL_SITE_NAME}: {subject}"),
        body=render_to_string(f"website/alerts/mail/{name}.txt", context),
        to=[to.email],
        headers=headers,
    )
    mail.attach_alternative(
        render_to_string(f"website/alerts/mail/{name}.html", context | {"subject": subject}),
        "text/html",
    )
    return mail


def _short(subject: str) -> str:
    line = tidy_line(subject)
    return line if len(line) <= LONGEST_SUBJECT else f"{line[:LONGEST_SUBJECT]}…"


def _with_query(path: str, query: str) -> str:
    return _absolute(f"{path}?{query}" if query else path)


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
