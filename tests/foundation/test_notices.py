"""Telling colleagues about their records."""

import smtplib

import pytest
from django.core import mail

from foundation.notices import schedule_refused
from partnerships.register.models import Forum
from tests.factories.people import make_user
from tests.factories.records import make_record

pytestmark = pytest.mark.django_db


def test_owner_and_scheduler_are_told_why() -> None:
    owner, scheduler = make_user(), make_user()
    record = make_record(Forum, owner=owner)
    revision = record.save_revision(user=scheduler, clean=False)
    schedule_refused(record, revision, ["Address name: taken."])
    assert mail.outbox[0].to == sorted([owner.email, scheduler.email])
    assert "- Address name: taken." in mail.outbox[0].body


def test_nobody_is_written_to_who_left() -> None:
    record = make_record(Forum, owner=make_user(is_active=False))
    schedule_refused(record, record.latest_revision, ["Taken."])
    assert mail.outbox == []


def test_a_mail_server_that_is_down_is_logged_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(**_message: object) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("foundation.notices.send_mail", refuse)
    record = make_record(Forum, owner=make_user())
    schedule_refused(record, record.latest_revision, ["Taken."])
    assert "Nobody could be told that partnerships.Forum was not published" in caplog.text
