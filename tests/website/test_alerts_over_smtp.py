"""Alerts on their way: a mail server on this machine takes them, and a mail program reads them."""

import email
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings as of_site

from tests.factories.legislation import make_law
from tests.journeys.running_site import HOST, free_port
from tests.website.followers import change, reader
from tests.website.pages import ghana
from website.models import AlertEvent, RecordChange
from website.services.ask_alert import Asked, ask_alert
from website.services.send_alerts import send_alerts

#: What the mail server should sign by DKIM (docs/alerts.md): once each, never missing.
SIGNED = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
    "List-Id",
    "Auto-Submitted",
)
ONE_CLICK = ("List-Unsubscribe", "List-Unsubscribe-Post")
ASKS = "هل تريدون متابعة هذا بالبريد الإلكتروني؟"


class Mailbox:
    """Takes every letter, with the mailboxes that the envelope names."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self.letters: list[tuple[list[str], bytes]] = []

    async def handle_DATA(  # noqa: N802  (the name is aiosmtpd's)
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep the letter as it came over the wire."""
        self.letters.append((envelope.rcpt_tos, envelope.original_content or b""))
        return "250 OK"


@pytest.fixture
def mailbox(db: None, settings: Any) -> Iterator[Mailbox]:
    """A mail server to which the site is told to send."""
    taken = Mailbox()
    server = Controller(taken, hostname=HOST, port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = HOST, server.port
    RecordChange.objects.all().delete()
    yield taken
    server.stop()


def post(mailbox: Mailbox) -> EmailMessage:
    """Send what waits; return the one letter that came, as a mail program reads it."""
    send_alerts(lambda _line: None)
    ((_to, raw),) = mailbox.letters
    head = raw.split(b"\r\n\r\n")[0]
    assert head.isascii()
    letter = email.message_from_bytes(raw, policy=policy.default)
    for name in SIGNED:
        assert len(letter.get_all(name, [])) == 1, name
    return letter


def value_of(letter: EmailMessage, name: str) -> str:
    """Return what a header says, without the blank that stands where its line was folded."""
    return str(letter[name]).strip()


def test_the_question_arrives_in_the_language_of_the_reader(mailbox: Mailbox) -> None:
    ask_alert("stamp", Asked("ann@example.org", "country=GH", "daily", "ar"))
    letter = post(mailbox)
    assert mailbox.letters[0][0] == ["ann@example.org"]
    assert value_of(letter, "Subject") == f"{of_site.WAGTAIL_SITE_NAME}: {ASKS}"
    assert letter["Content-Language"] == "ar"
    html = letter.get_body(("html",))
    assert html is not None
    assert 'lang="ar" dir="rtl"' in html.get_content()
    assert not any(name in letter for name in ONE_CLICK), "there is nothing to end yet"


def test_an_alert_arrives_with_the_one_click_that_ends_it(mailbox: Mailbox, client: Any) -> None:
    row = reader(language="ar")
    law = make_law(title="Cybersecurity Act", jurisdiction=ghana())
    RecordChange.objects.all().delete()
    change(law.uid, title="قانون الأمن السيبراني")
    letter = post(mailbox)
    assert value_of(letter, "Subject").startswith(f"{of_site.WAGTAIL_SITE_NAME}: ")
    assert "غانا" in value_of(letter, "Subject")
    text = letter.get_body(("plain",))
    assert text is not None
    assert "قانون الأمن السيبراني" in text.get_content()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    end = value_of(letter, "List-Unsubscribe").strip("<>").removeprefix(of_site.SITE_URL)
    one_click = client.post(end, {"List-Unsubscribe": "One-Click"})
    assert one_click.status_code == 200
    assert not AlertEvent.objects.active().filter(pk=row.pk).exists()
