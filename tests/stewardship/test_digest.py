"""The message that tells a colleague what is due: to whom, how often, and what is never in it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import User
from partnerships.register.models import Forum
from stewardship.choices import VerificationOutcome
from stewardship.models import SentDigest
from stewardship.services.send_digests import send_digests
from stewardship.services.verify_record import verify_record
from tests.factories.people import make_staff, make_user
from tests.stewardship.queue import make_forum, make_report, today

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


def run(day: date | None = None) -> str:
    lines: list[str] = []
    send_digests(lines.append, day)
    return "\n".join(lines)


def owner(**values: Any) -> User:
    return make_staff(Forum, "change", **values)


def body_to(user: User) -> str:
    return "\n".join(str(each.body) for each in mail.outbox if each.to == [user.email])


def test_the_owner_is_told_what_is_past_due_with_the_way_there(settings: Any) -> None:
    settings.STAFF_URL = "https://staff.example.org"
    user = owner()
    forum = make_forum(-1, owner=user, name="Forum of Testing")
    run()
    told = body_to(user)
    assert "Forum of Testing (forum): review due since" in told
    assert f"https://staff.example.org/admin/snippets/partnerships/forum/edit/{forum.pk}/" in told


def test_who_has_nothing_due_gets_no_message() -> None:
    user = owner()
    make_forum(8, owner=user)
    assert "0 digests sent" in run()
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("due", "heading"), [(-1, "Past due for review"), (0, "due within a week"), (7, "due within")]
)
def test_a_record_stands_under_what_is_due(due: int, heading: str) -> None:
    user = owner()
    make_forum(due, owner=user)
    run()
    assert heading in body_to(user)


def test_flags_and_reports_are_told_but_never_what_a_reader_wrote() -> None:
    user = owner()
    flagged, reported = make_forum(300, owner=user), make_forum(300, owner=user)
    verify_record(flagged, user, VerificationOutcome.FLAGGED, note="Look")
    make_report(reported, message="PLANTED", reply_to="reader@example.net")
    run()
    assert "Flagged: needs work" in body_to(user)
    assert "1 report" in body_to(user)
    assert "PLANTED" not in body_to(user)
    assert "example.net" not in body_to(user)


def test_a_hazardous_report_is_never_in_a_message() -> None:
    user = owner()
    make_report(make_forum(300, owner=user), is_hazardous=True)
    run()
    assert mail.outbox == []


def test_the_deputy_hears_once_the_owner_has_left_or_let_it_lie() -> None:
    deputy, here, left = owner(), owner(), owner(is_active=False)
    make_forum(-1, owner=here, deputy=deputy, name="Fresh")
    make_forum(-15, owner=here, deputy=deputy, name="Lying")
    make_forum(-1, owner=left, deputy=deputy, name="Left")
    run()
    told = body_to(deputy)
    assert "Fresh" not in told
    assert "Lying" in told
    assert "Left" in told


def test_what_nobody_owns_is_told_to_those_who_publish_it() -> None:
    approver, editor = make_staff(Forum, "change", "publish"), owner()
    make_forum(-1, owner=owner(is_active=False))
    run()
    assert "whose=nobody" in body_to(approver)
    assert body_to(editor) == ""


def test_a_report_about_what_nobody_owns_is_told_to_those_who_publish_it() -> None:
    approver = make_staff(Forum, "change", "publish")
    make_report(make_forum(300))
    make_report(make_forum(300), is_hazardous=True)
    run()
    assert "- 1 forum\n" in body_to(approver)


def test_an_owner_who_may_no_longer_edit_is_not_told() -> None:
    user = make_staff(Forum)
    make_forum(-1, owner=user)
    run()
    assert mail.outbox == []


def test_a_day_is_told_once_however_often_it_runs() -> None:
    make_forum(-1, owner=owner())
    assert "1 digests sent" in run()
    assert "0 digests sent" in run()
    assert len(mail.outbox) == 1


def test_another_run_that_was_faster_leaves_nothing_to_send(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    user = owner()
    make_forum(-1, owner=user)
    SentDigest.objects.create(user=user, day=today())
    monkeypatch.setattr("stewardship.services.send_digests._was_told", lambda *_args: False)
    assert "1 told already" in run()
    assert mail.outbox == []


def test_a_weekly_digest_comes_on_the_first_run_of_the_week() -> None:
    make_forum(-1, owner=owner(digest="weekly"))
    for day in range(8):
        run(MONDAY + timedelta(days=1 + day))
    assert len(mail.outbox) == 2


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the mail server refuse whatever goes to one address."""
    send = EmailBackend.send_messages

    def refuse(address: str) -> None:
        def send_messages(self: EmailBackend, messages: Any) -> int:
            if any(address in message.to for message in messages):
                raise ConnectionRefusedError
            return send(self, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

    return refuse


def test_a_mail_server_that_fails_marks_nothing_and_the_others_go_on(
    refuse: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    unlucky, lucky = owner(), owner()
    for user in (unlucky, lucky):
        make_forum(-1, owner=user)
    refuse(unlucky.email)
    with pytest.raises(CommandError, match="1 digests could not be sent"):
        run()
    assert body_to(lucky)
    assert list(SentDigest.objects.values_list("user", flat=True)) == [lucky.pk]
    monkeypatch.undo()
    run()
    assert body_to(unlucky)


def test_the_log_names_nobody(
    refuse: Callable[[str], None], caplog: pytest.LogCaptureFixture, capsys: Any
) -> None:
    user = owner()
    make_forum(-1, owner=user)
    refuse(user.email)
    with pytest.raises(CommandError):
        call_command("send_digests")
    told = caplog.text + "".join(capsys.readouterr())
    assert "could not be sent" in told
    assert user.email not in told


def test_a_title_with_lines_stays_one_line() -> None:
    user = owner()
    forum = make_forum(-1, owner=user)
    Forum.objects.filter(pk=forum.pk).update(name="One\nBcc: two")
    run()
    assert "- One Bcc: two (forum)" in body_to(user)


def test_a_long_list_is_cut_and_leads_to_the_queue() -> None:
    user = owner()
    for _number in range(23):
        make_forum(-1, owner=user)
    run()
    assert "- 3 more" in body_to(user)
    assert "whose=mine" in body_to(user)


def test_a_disabled_colleague_gets_nothing() -> None:
    make_forum(-1, owner=owner(is_active=False))
    make_user(is_active=False)
    run()
    assert mail.outbox == []
