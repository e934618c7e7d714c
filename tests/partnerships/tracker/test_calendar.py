"""The calendar of a colleague: a secret address, and what it says to whom."""

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from foundation.logs import DiscreetFormatter
from partnerships.tracker.choices import AuditAction, InteractionState, Side
from partnerships.tracker.models import AuditEntry, CalendarFeed
from partnerships.tracker.services.calendar import (
    find_colleague,
    make_address,
    revoke_address,
    write_calendar,
)
from partnerships.tracker.services.write_audit import write_audit
from partnerships.tracker.views.calendar.feed import MOST_WRONG
from tests.factories.register import make_edition, make_forum, make_organisation
from tests.factories.tracker import (
    day,
    make_action,
    make_agreement,
    make_colleague,
    make_commitment,
    make_interaction,
    make_manager,
    make_officer,
    make_relationship,
)

pytestmark = pytest.mark.django_db

SECRET = "PLANTED"
TRACKER_ROLES = [role for role in Role if role != Role.ADMINISTRATOR]


def address(secret: str) -> str:
    return reverse("tracker_calendar_feed", kwargs={"secret": secret})


def entries(user: User) -> list[Any]:
    found = vobject.readOne(write_calendar(user).decode())
    return list(getattr(found, "vevent_list", []))


def summaries(user: User) -> str:
    return "\n".join(entry.summary.value for entry in entries(user))


@pytest.mark.parametrize("role", TRACKER_ROLES)
def test_the_address_opens_without_signing_in_and_leaves_nothing_behind(
    client: Client, role: Role
) -> None:
    response = client.get(address(make_address(make_colleague(role))))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "no-store, private"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert vobject.readOne(response.content.decode()).version.value == "2.0"


def test_a_required_second_factor_does_not_turn_a_calendar_program_away(client: Client) -> None:
    secret = make_address(make_officer())
    with override_settings(SECOND_FACTOR="required"):
        assert client.get(address(secret)).status_code == 200


def test_only_the_digest_of_256_bits_is_kept() -> None:
    user = make_officer()
    secret = make_address(user)
    assert len(secret) >= 43
    digest = hashlib.sha256(secret.encode()).hexdigest()
    assert CalendarFeed.objects.get(user=user).digest == digest
    assert find_colleague(secret) == user
    assert find_colleague(digest) is None


def test_a_new_address_ends_the_one_before() -> None:
    user = make_officer()
    first, second = make_address(user), make_address(user)
    assert find_colleague(first) is None
    assert find_colleague(second) == user


def no_role(user: User) -> None:
    user.groups.clear()


def left(user: User) -> None:
    user.is_active = False
    user.save()


@pytest.mark.parametrize("change", [revoke_address, no_role, left])
def test_an_address_that_ended_is_as_unknown_as_any_other(client: Client, change: Any) -> None:
    user = make_officer()
    secret = make_address(user)
    change(user)
    ended, unknown = client.get(address(secret)), client.get(address("x" * 43))
    assert ended.status_code == unknown.status_code == 404
    assert ended.content == unknown.content
    assert ended.headers.keys() == unknown.headers.keys()


def test_an_administrator_without_a_role_of_the_tracker_has_no_calendar(client: Client) -> None:
    secret = make_address(make_colleague(Role.ADMINISTRATOR))
    assert client.get(address(secret)).status_code == 404


def test_whoever_guesses_is_told_to_wait(client: Client) -> None:
    answers = [client.get(address(f"guess-{number}")) for number in range(MOST_WRONG + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {404}
    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"]


def test_a_calendar_is_only_read(client: Client) -> None:
    secret = make_address(make_officer())
    assert client.head(address(secret)).status_code == 200
    assert client.post(address(secret)).status_code == 405


def test_the_public_service_knows_no_calendar(client: Client) -> None:
    secret = make_address(make_officer())
    with override_settings(ROOT_URLCONF="config.urls_public"):
        assert client.get(f"/tracker-calendar/{secret}.ics").status_code == 404


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(DiscreetFormatter("%(message)s"))
    loggers = [logging.getLogger(name) for name in ("django.request", "django.server")]
    for logger in loggers:
        logger.addHandler(handler)
    yield lines
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_refused_address_is_not_in_the_log(client: Client, log: io.StringIO) -> None:
    client.get(address("secret-of-somebody"))
    assert "/tracker-calendar/…" in log.getvalue()
    assert "secret-of-somebody" not in log.getvalue()


def test_no_line_of_a_log_bears_an_address(log: io.StringIO) -> None:
    secret = make_address(make_officer())
    logging.getLogger("django.server").warning('"GET %s HTTP/1.1" 200 51', address(secret))
    assert secret not in log.getvalue()
    assert '"GET /tracker-calendar/… HTTP/1.1" 200 51' in log.getvalue()


def test_a_calendar_holds_what_is_due_planned_and_ending() -> None:
    user = make_officer()
    partner = make_relationship(owner=user, next_step="Ask for dates", next_step_on=day(5))
    make_action(partner, assignee=user, due_on=day(1), text="Write the minutes")
    make_commitment(partner, due_on=day(2), text="Send figures", side=Side.THEM)
    make_interaction(partner, colleagues=(user,), on=day(3), subject="First talk", state="planned")
    make_agreement(partner, in_force=True, ends_on=day(4), title="Memorandum")
    for words in ("Write the minutes", "Send figures", "First talk", "Memorandum", "Ask for dates"):
        assert words in summaries(user)


def test_a_calendar_leaves_out_what_is_done_cancelled_or_of_others() -> None:
    user = make_officer()
    make_action(assignee=user, due_on=day(1), done_on=day())
    make_action(assignee=make_officer(), due_on=day(1))
    make_interaction(owner=user, state=InteractionState.CANCELLED)
    make_interaction(owner=make_officer(), state=InteractionState.PLANNED)
    make_commitment(responsible=user, due_on=day(1), kept_on=day())
    assert entries(user) == []


def test_the_dates_of_public_forums_are_in_it_where_the_day_is_known() -> None:
    forum = make_forum()
    make_edition(forum=forum, name="Forum known", starts="2099-05-04", ends="2099-05-06")
    make_edition(forum=forum, name="Forum of a month", starts="2099-05")
    make_edition(forum=forum, name="Forum in draft", starts="2099-05-04", live=False)
    (entry,) = entries(make_colleague(Role.READER))
    assert entry.summary.value == "Forum: Forum known"
    assert entry.dtstart.value == date(2099, 5, 4)
    assert entry.dtend.value == date(2099, 5, 7)


def test_of_what_is_confidential_a_calendar_says_only_that_it_is() -> None:
    user = make_manager()
    secret = make_relationship(
        organisation=make_organisation(name=SECRET),
        confidential=True,
        owner=user,
        next_step=SECRET,
        next_step_on=day(1),
    )
    make_action(secret, assignee=user, due_on=day(1), text=SECRET)
    make_commitment(secret, responsible=user, due_on=day(1), text=SECRET)
    make_interaction(secret, owner=user, subject=SECRET, place=SECRET, at=time(9))
    make_agreement(secret, owner=user, in_force=True, ends_on=day(9), title=SECRET)
    assert SECRET not in write_calendar(user).decode()
    assert [entry.summary.value for entry in entries(user)] == ["Confidential"] * 5


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER])
def test_readers_have_nothing_confidential_in_their_calendar(role: Role) -> None:
    user = make_colleague(role)
    secret = make_relationship(
        named=(user,), owner=user, next_step="Ask for dates", next_step_on=day(1)
    )
    make_action(secret, assignee=user, due_on=day(1))
    make_action(assignee=user, due_on=day(1), text="Write the minutes")
    assert summaries(user).count("\n") == 0
    assert "Write the minutes" in summaries(user)


def test_a_meeting_at_an_hour_is_in_the_time_zone_of_the_house() -> None:
    user = make_officer()
    make_interaction(owner=user, on=date(2026, 12, 1), at=time(14, 30), place="Room 2")
    with timezone.override(ZoneInfo("Europe/Brussels")):
        text = write_calendar(user).decode()
    assert "DTSTART;TZID=Europe/Brussels:20261201T143000" in text
    assert "BEGIN:VTIMEZONE" in text
    entry = vobject.readOne(text).vevent
    assert entry.dtstart.value.utcoffset().total_seconds() == 3600
    assert entry.location.value == "Room 2"


def test_long_and_odd_words_are_folded_and_escaped() -> None:
    user = make_officer()
    text = "Send; the, “minutes”\\n " + "é" * 60
    make_action(assignee=user, due_on=day(1), text=text)
    lines = write_calendar(user).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert text in summaries(user)


def test_no_words_make_lines_of_their_own() -> None:
    user = make_officer()
    make_action(assignee=user, due_on=day(1), text="Call\r\nEND:VEVENT\r\nBEGIN:VALARM")
    assert len(entries(user)) == 1
    assert b"\r\nBEGIN:VALARM" not in write_calendar(user)


def test_an_entry_keeps_its_identifier_and_counts_its_changes() -> None:
    user = make_officer()
    row = make_action(assignee=user, due_on=day(1))
    (before,) = entries(user)
    assert write_calendar(user) == write_calendar(user)
    assert before.sequence.value == "0"
    row.created_at = row.created_at.replace(year=2025)
    row.due_on = day(2)
    row.save()
    write_audit(AuditAction.CHANGED, row, user, "due_on")
    (after,) = entries(user)
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > 0
    assert after.last_modified.value >= before.last_modified.value


def test_a_calendar_costs_as_many_queries_with_many_entries() -> None:
    user = make_officer()

    def fill(number: int) -> None:
        for _each in range(number):
            partner = make_relationship(owner=user, next_step="Ask", next_step_on=day(1))
            talk = make_interaction(partner, owner=user)
            make_action(partner, interaction=talk, assignee=user, due_on=day(1))
            make_commitment(partner, interaction=talk, responsible=user, due_on=day(1))
            make_agreement(partner, owner=user, in_force=True, ends_on=day(5))

    fill(2)
    write_calendar(user)
    from_few = _queries(user)
    fill(18)
    assert _queries(user) == from_few


def _queries(user: User) -> int:
    with CaptureQueriesContext(connection) as queries:
        write_calendar(user)
    return len(queries)


@pytest.mark.parametrize("role", TRACKER_ROLES)
def test_an_address_is_shown_once_where_it_is_made(client: Client, role: Role) -> None:
    user = make_colleague(role)
    client.force_login(user)
    screen = reverse("tracker_calendar")
    page = client.post(screen, {"do": "make"}).content.decode()
    (shown,) = re.findall(r'value="([^"]+/tracker-calendar/[^"]+\.ics)"', page)
    assert shown.startswith(django_settings.STAFF_URL)
    assert Client().get(shown.removeprefix(django_settings.STAFF_URL)).status_code == 200
    assert "/tracker-calendar/" not in client.get(screen).content.decode()


def test_an_address_is_ended_on_the_screen(client: Client) -> None:
    user = make_officer()
    secret = make_address(user)
    client.force_login(user)
    client.post(reverse("tracker_calendar"), {"do": "revoke"})
    assert find_colleague(secret) is None
    assert not CalendarFeed.objects.exists()


def test_nobody_without_a_right_makes_an_address(client: Client) -> None:
    client.force_login(make_colleague(Role.ADMINISTRATOR))
    assert client.post(reverse("tracker_calendar"), {"do": "make"}).status_code in {302, 403}
    assert not CalendarFeed.objects.exists()


def test_what_is_done_with_an_address_is_in_the_audit_log() -> None:
    user = make_officer()
    make_address(user)
    make_address(user)
    revoke_address(user)
    assert not revoke_address(user)
    lines = AuditEntry.objects.order_by("number").values_list("action", "actor", "detail")
    assert list(lines) == [
        (AuditAction.FEED_MADE, user.pk, "made"),
        (AuditAction.FEED_MADE, user.pk, "renewed"),
        (AuditAction.FEED_REVOKED, user.pk, ""),
    ]


def test_when_a_program_last_asked_is_noted() -> None:
    user = make_officer()
    secret = make_address(user)
    assert find_colleague(secret) == user
    assert CalendarFeed.objects.get(user=user).asked_at is not None
