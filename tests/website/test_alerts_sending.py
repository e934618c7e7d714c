"""What readers who follow something are sent, when, in which words, and how often at most."""

import email
import re
from datetime import timedelta
from email import policy
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.partial_dates import PartialDate
from legislation.services.promote_to_act import Promotion, promote_to_act
from partnerships.register.models import Organisation
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.followers import READER, change, links, reader, run, send
from tests.website.pages import SmallSite, ghana
from website.choices import AlertStep
from website.models import AlertDelivery, AlertEvent, RecordChange, Withdrawal
from website.services import send_alerts as sending
from website.services.ask_alert import Asked, ask_alert
from website.services.lead_to_survivor import lead_to_survivor
from website.services.move_alerts import move_alerts
from website.services.note_alert_step import note_alert_step

pytestmark = pytest.mark.django_db

BROKEN = "tests.website.test_alerts_sending.Broken"


@pytest.fixture(autouse=True)
def _nothing_yet(db: None) -> None:
    """Forget that the standing texts were published."""
    RecordChange.objects.filter(family="page").delete()


@pytest.fixture
def law(small_site: SmallSite) -> Any:
    """A law of Ghana of which nothing was told yet."""
    RecordChange.objects.all().delete()
    return small_site.law


class Broken(EmailBackend):
    """A mail server that refuses one reader, and counts how often it was called."""

    opened: int = 0

    def open(self) -> bool:
        """Count."""
        type(self).opened += 1
        return True

    def send_messages(self, messages: Any) -> int:
        """Refuse whoever is called `refused`."""
        if any("refused" in address for message in messages for address in message.to):
            raise ConnectionResetError("refused@example.org")
        return int(super().send_messages(messages))


@pytest.fixture
def broken(settings: Any) -> type[Broken]:
    """Let the mail server refuse one reader."""
    settings.EMAIL_BACKEND = BROKEN
    Broken.opened = 0
    return Broken


def ask(query: str = "country=GH", email: str = READER, language: str = "en-gb") -> AlertEvent:
    ask_alert(str(uuid4()), Asked(email, query, "daily", language))
    return AlertEvent.objects.filter(step=AlertStep.ASKED).latest("at")


# --- the question -------------------------------------------------------------------------------


def test_a_new_reader_is_asked_once() -> None:
    ask()
    (message,) = run()
    assert message.to == [READER]
    assert not run()


def test_the_question_bears_no_words_that_a_stranger_typed() -> None:
    ask("q=visit+evil.example+now")
    (message,) = run()
    assert "evil" not in str(message.message())


def test_several_wishes_of_one_mailbox_are_one_question() -> None:
    ask("country=GH")
    ask("country=KE", email="ANN@example.org")
    (message,) = run()
    assert len(links(message)) == 2


def test_a_stranger_is_asked_once_a_day_at_most_and_three_times_a_month() -> None:
    asked = []
    for day in range(12):
        for number in range(3):
            ask(f"country=GH&type=law&q=word{day}{number}")
        asked.append(len(run(days=day, minutes=number)))
    assert max(asked) == 1
    assert sum(asked) == 3


def test_a_reader_who_said_yes_before_is_asked_again_the_same_day() -> None:
    ask("country=GH")
    (first,) = run()
    Client().post(links(first)[0])
    ask("country=KE")
    assert len(run(minutes=1)) == 1


def test_what_waits_is_asked_the_day_after() -> None:
    ask("country=GH")
    run()
    ask("country=KE")
    assert not run(minutes=10)
    assert len(run(days=1, minutes=1)) == 1


# --- what changed -------------------------------------------------------------------------------


def test_a_reader_is_told_what_changed_with_all_that_mail_programs_look_for(law: Any) -> None:
    row = reader()
    change(law.uid, words="Status: from “bill” to “law”", title=law.title)
    (message,) = run()
    headers = message.message()
    (end,) = [link for link in links(message) if "/end/" in link]
    assert headers["List-Unsubscribe"] == f"<{settings.SITE_URL}{end}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"Chancery <alerts\.[\w.]+>", headers["List-Id"])
    assert re.fullmatch(r"<[0-9a-f-]{36}@[\w.]+>", headers["Message-ID"])
    assert "Precedence" not in headers
    assert f"{settings.SITE_URL}/legislation/ghana/{law.slug}/" in message.body
    assert "Status: from “bill” to “law”" in message.body
    assert Client().post(end).status_code == 200
    assert not AlertEvent.objects.active().filter(pk=row.pk).exists()


def test_a_message_is_text_and_html_that_say_the_same(law: Any) -> None:
    reader()
    change(law.uid, title="A <b>bold</b> & new Act", words="Line <one>\nLine two")
    (message,) = run()
    parsed = email.message_from_bytes(message.message().as_bytes(), policy=policy.default)
    text, html = parsed.get_body(("plain",)), parsed.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "A <b>bold</b> & new Act" in text.get_content()
    assert "A &lt;b&gt;bold&lt;/b&gt; &amp; new Act" in html.get_content()
    assert "Line &lt;one&gt;" in html.get_content()
    assert not re.search(r"<(?:img|script|style|link)|src=", html.get_content())


def test_nothing_is_told_twice(law: Any) -> None:
    reader()
    change(law.uid)
    assert len(run()) == 1
    assert not run(days=1)
    change(law.uid, days_ago=-0.5)
    assert len(run(days=2)) == 1


def test_nothing_to_say_is_no_mail() -> None:
    reader()
    assert not run()


def test_what_was_before_the_yes_is_not_told(law: Any) -> None:
    reader(days_ago=2)
    change(law.uid, days_ago=3)
    assert not run()


@pytest.mark.parametrize(("rhythm", "days"), [("daily", 1), ("weekly", 7)])
def test_a_reader_hears_once_a_day_or_once_a_week_at_most(law: Any, rhythm: str, days: int) -> None:
    reader(rhythm=rhythm)
    told = []
    for day in range(15):
        change(law.uid, days_ago=0.5 - day, words=f"Day {day}")
        told.append(len(run(days=day)))
    assert [day for day, number in enumerate(told) if number] == list(range(0, 15, days))


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("", True),
        ("country=GH", True),
        ("country=KE", False),
        ("country=KE&country=GH", True),
        ("country=GH&type=law", True),
        ("country=GH&type=portal", False),
        ("region=africa&type=law", True),
        ("country=GH&q=cybersecurity+act", True),
        ("country=GH&q=fisheries", False),
        ("topic=no-such-topic", False),
        ("country=GH&topic=no-such-topic", False),
    ],
)
def test_kinds_combine_and_values_of_one_kind_are_either_or(
    law: Any, query: str, is_told: bool
) -> None:
    reader(query)
    change(law.uid)
    assert bool(run()) == is_told


def test_changes_of_one_record_stand_together_the_oldest_first(law: Any) -> None:
    reader()
    change(law.uid, days_ago=2, words="First")
    change(law.uid, days_ago=1, words="Second")
    (message,) = run()
    assert message.body.index("- First") < message.body.index("- Second")
    assert message.body.count(f"/legislation/ghana/{law.slug}/") == 1
    assert message.subject == "Chancery: 1 change: Country or body: Ghana"


def test_a_withdrawn_record_is_told_as_withdrawn_without_its_words(law: Any) -> None:
    reader(f"record={law.uid}", days_ago=0)
    AlertEvent.objects.update(at=timezone.now() - timedelta(days=2))
    change(law.uid, words="Secret of a version")
    law.unpublish()
    (message,) = run(hours=1)
    assert "Withdrawn" in message.body
    assert "Secret" not in message.body
    assert f"/id/{law.uid}" in message.body


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("country=GH", True),
        ("country=GH&type=law", True),
        ("region=africa", True),
        ("country=KE", False),
        ("type=portal", False),
        ("topic=no-such-topic&country=GH", False),
        ("q=cybersecurity", False),
    ],
)
def test_who_follows_the_place_of_a_withdrawn_record_hears_of_it(
    law: Any, query: str, is_told: bool
) -> None:
    reader(query, days_ago=2)
    law.unpublish()
    told = run(hours=1)
    assert bool(told) == is_told
    assert all("Withdrawn" in message.body for message in told)


def test_who_follows_the_place_of_a_withdrawn_page_hears_of_it(small_site: SmallSite) -> None:
    reader("country=GH&type=case_study", days_ago=2)
    small_site.study.unpublish()
    (message,) = run(hours=1)
    assert "How it began" in message.body


def test_who_follows_a_merged_record_follows_the_one_that_stays(small_site: SmallSite) -> None:
    old, new = small_site.partner, make_record(Organisation, name="The Survivor")
    row = reader(f"record={old.uid}&type=partner")
    assert list(move_alerts(old, new)) == ["1 e-mail alert"]
    RecordChange.objects.all().delete()
    change(new.uid, family="partner", title="The Survivor")
    (message,) = run()
    assert "The Survivor" in message.body
    row.refresh_from_db()
    assert row.query == f"record={new.uid}&type=partner"


def test_who_follows_a_bill_follows_the_act_that_it_became() -> None:
    bill = make_law(event("introduced", "2021-05-27"), kind="bill", jurisdiction=ghana())
    row = reader(f"record={bill.uid}")
    day = PartialDate.parse("2022-07-30")
    act = promote_to_act(bill, Promotion(title="The Act", law_type="assented", law_date=day))
    row.refresh_from_db()
    assert row.query == f"record={act.uid}"


def test_a_link_to_a_merged_record_follows_the_one_that_stays(
    small_site: SmallSite, client: Client
) -> None:
    old, new = small_site.partner, make_record(Organisation, name="The Survivor")
    lead_to_survivor(old, new)
    assert Withdrawal.objects.get().survivor_uid == new.uid
    assert "The Survivor" in client.get(f"/follow/?record={old.uid}").content.decode()


@pytest.mark.parametrize(
    ("language", "path", "direction"), [("fr", "/fr/", "ltr"), ("ar", "/ar/", "rtl")]
)
def test_a_reader_is_written_to_in_the_language_of_the_page(
    law: Any, in_every_language: None, language: str, path: str, direction: str
) -> None:
    reader(language=language)
    change(law.uid)
    (message,) = run()
    html = message.alternatives[0][0]
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert f"{settings.SITE_URL}{path}legislation/" in message.body
    assert all(link.startswith(path) for link in links(message))


def test_a_reader_is_told_what_changed_in_the_language_of_the_page(
    law: Any, in_every_language: None
) -> None:
    reader(language="fr")
    change(law.uid, words="Status: In force since 27 May 2021\nSummary: from “Old” to “New”")
    (message,) = run()
    html = message.alternatives[0][0]
    assert "27 mai 2021" in message.body
    assert "In force since" not in message.body + html
    assert '<bdi lang="en">Old</bdi>' in html


def test_a_title_cannot_write_headers(law: Any) -> None:
    reader("q=act%0aBcc: x@example.org")
    change(law.uid, title="Act\r\nBcc: victim@example.org")
    reader(f"record={law.uid}", email="bob@example.org")
    for message in run():
        assert message.message()["Bcc"] is None
        assert "\n" not in message.subject


def test_a_message_just_after_midnight_is_that_of_the_day(law: Any) -> None:
    reader()
    change(law.uid, days_ago=3)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    sending.send_alerts(lambda _line: None, midnight + timedelta(days=1, minutes=2))
    RecordChange.objects.create(
        record_uid=law.uid,
        changed_at=midnight + timedelta(days=1, minutes=5),
        kind="changed",
        family="law",
        title="Act 7",
    )
    sending.send_alerts(lambda _line: None, midnight + timedelta(days=1, minutes=17))
    assert len(mail.outbox) == 1
    sending.send_alerts(lambda _line: None, midnight + timedelta(days=2, minutes=1))
    assert len(mail.outbox) == 2


# --- when the mail server fails -----------------------------------------------------------------


def test_a_refusal_does_not_stop_the_others_and_is_tried_again(
    law: Any, broken: type[Broken], settings: Any
) -> None:
    for name in ("a", "refused", "z"):
        reader(email=f"{name}@example.org")
    change(law.uid)
    with pytest.raises(CommandError, match="1 messages"):
        run()
    assert [message.to[0] for message in mail.outbox] == ["a@example.org", "z@example.org"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [message.to for message in run()] == [["refused@example.org"]]


def test_all_messages_go_over_one_connection(law: Any, broken: type[Broken]) -> None:
    for number in range(4):
        reader(email=f"a{number}@example.org")
    change(law.uid)
    assert len(run()) == 4
    assert broken.opened == 1


def test_no_log_says_to_whom_a_message_did_not_go(
    law: Any, broken: type[Broken], caplog: pytest.LogCaptureFixture
) -> None:
    reader(email="refused@example.org")
    change(law.uid)
    with pytest.raises(CommandError):
        run()
    assert "ConnectionResetError" in caplog.text
    assert "refused@" not in caplog.text


def test_a_run_that_was_killed_sends_the_same_message_once_more_at_most(law: Any) -> None:
    reader()
    change(law.uid)
    (first,) = run()
    for hours, sent in ((0.5, 0), (2, 1), (3, 0), (6, 0)):
        AlertDelivery.objects.filter(tries=1).update(sent_at=None)
        if hours == 3:
            AlertDelivery.objects.update(sent_at=None)
        again = run(hours=hours)
        assert len(again) == sent, hours
        for message in again:
            assert message.extra_headers["Message-ID"] == first.extra_headers["Message-ID"]


def test_of_two_runs_at_once_one_sends(law: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    reader()
    change(law.uid)
    inside: list[int] = []

    def send_meanwhile(*args: Any) -> Any:
        monkeypatch.setattr(sending, "changes_message", whole)
        inside.append(len(run()))
        return whole(*args)

    whole = sending.changes_message
    monkeypatch.setattr(sending, "changes_message", send_meanwhile)
    run()
    assert (len(mail.outbox), inside) == (1, [0])


def test_what_is_being_written_waits_for_the_next_run(law: Any) -> None:
    reader()
    change(law.uid, days_ago=0)
    assert not run()
    assert len(run(minutes=10)) == 1


def test_readers_of_the_same_cost_no_further_questions(law: Any) -> None:
    change(law.uid)

    def queries_for(number: int) -> int:
        AlertEvent.objects.all().delete()
        AlertDelivery.objects.all().delete()
        for each in range(number):
            reader(email=f"a{each}@example.org")
        with CaptureQueriesContext(connection) as captured:
            run()
        return len([q for q in captured.captured_queries if "website_recordchange" in q["sql"]])

    assert queries_for(6) == queries_for(2)


def test_the_command_and_the_daily_steps_send(law: Any) -> None:
    reader()
    change(law.uid)
    call_command("send_alerts")
    assert len(mail.outbox) == 1
    call_command("send_digests")
    assert len(mail.outbox) == 1


# --- what is kept, and how long -----------------------------------------------------------------


def test_what_nobody_confirmed_is_deleted_after_a_week() -> None:
    ask()
    run()
    run(days=6, hours=23)
    assert AlertEvent.objects.exists()
    run(days=7, minutes=1)
    assert not AlertEvent.objects.exists()


def test_an_address_goes_at_once_when_its_reader_ends_it_and_the_rest_in_a_month() -> None:
    row = reader()
    note_alert_step(row.uid, AlertStep.ENDED)
    run()
    row.refresh_from_db()
    assert (row.email, row.query, row.rhythm, row.language) == ("", "", "", "")
    run(days=29)
    assert AlertEvent.objects.exists()
    run(days=31)
    assert not AlertEvent.objects.exists()


def test_asking_anew_with_another_rhythm_takes_the_place_of_the_first(law: Any) -> None:
    first = reader(rhythm="weekly", days_ago=20)
    reader(rhythm="daily", days_ago=10)
    change(law.uid)
    assert len(run()) == 1
    assert not AlertEvent.objects.active().filter(pk=first.pk).exists()


def test_steps_and_notes_without_a_subscription_are_deleted() -> None:
    note_alert_step(uuid4(), AlertStep.ENDED)
    ask()
    run()
    run(days=31)
    assert not AlertEvent.objects.exists()
    assert not AlertDelivery.objects.exists()


def test_only_the_latest_note_of_what_was_told_is_kept(law: Any) -> None:
    reader()
    for day in range(4):
        change(law.uid, days_ago=0.5 - day)
        run(days=day)
    run(days=4)
    assert AlertDelivery.objects.count() == 1


def test_the_whole_way_from_the_form_to_the_first_message(
    client: Client, law: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foundation.public_forms.FASTEST", -timedelta(seconds=1))
    send(client, f"record={law.uid}")
    (question,) = run()
    client.post(links(question)[0])
    change(law.uid, days_ago=-0.5)
    (told,) = run(days=2)  # late in the evening, one day is not over with the next midnight
    assert law.title in told.subject


class Away(EmailBackend):
    """A mail server that cannot be reached."""

    calls: int = 0

    def open(self) -> bool:
        """Count, and fail."""
        type(self).calls += 1
        raise TimeoutError


class Strict(EmailBackend):
    """A mail server that knows no `nobody`, and says so for ever or for now."""

    code: int = 550

    def send_messages(self, messages: Any) -> int:
        """Refuse `nobody`."""
        for address in messages[0].to:
            if address.startswith("nobody"):
                raise SMTPRecipientsRefused({address: (self.code, b"No such mailbox")})
        return int(super().send_messages(messages))


def test_a_server_that_is_away_is_asked_once_in_a_run(law: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    Away.calls = 0
    for number in range(3):
        reader(email=f"a{number}@example.org")
    change(law.uid)
    with pytest.raises(CommandError, match="3 messages"):
        run()
    assert Away.calls == 1
    assert not AlertDelivery.objects.exists()


@pytest.mark.parametrize(("code", "is_tried_again"), [(550, False), (450, True)])
def test_a_mailbox_that_does_not_exist_is_not_tried_for_ever(
    settings: Any, monkeypatch: pytest.MonkeyPatch, code: int, *, is_tried_again: bool
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Strict"
    monkeypatch.setattr(Strict, "code", code)
    ask(email="nobody@example.org")
    if is_tried_again:
        with pytest.raises(CommandError):
            run()
    else:
        run()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert len(run()) == is_tried_again


def test_one_mailbox_by_many_addresses_is_asked_as_one() -> None:
    for number in range(4):
        ask(email=f"ann+{number}@example.org")
    assert len(run()) == 1
    assert len(run(days=1.1)) == 1
