"""What waits for a check: who sees it, why, in which order, at what cost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import registries
from legislation.models import Instrument
from partnerships.register.models import Forum, Organisation
from stewardship.choices import LinkState, QueueReason, VerificationOutcome, Whose
from stewardship.models import Source
from stewardship.services.list_families import verified_families
from stewardship.services.review_queue import QueueQuestion, ReviewQueue
from stewardship.services.verify_record import verify_record
from tests.factories.legislation import event, make_law
from tests.factories.people import make_staff, make_user
from tests.factories.records import families, make_record
from tests.stewardship.queue import keeper, make_forum, make_report, set_due, today

pytestmark = pytest.mark.django_db


def waiting(*models: Any, user: Any = None, **question: Any) -> list[tuple[Any, tuple[str, ...]]]:
    queue = ReviewQueue(user or make_user(), models or (Forum,))
    found = queue.page(QueueQuestion(**question))
    return [(entry.record, tuple(entry.reasons)) for entry in found]


def test_a_record_waits_for_what_is_wrong_with_it() -> None:
    overdue, soon, later, unseen = (
        make_forum(-1),
        make_forum(30),
        make_forum(31),
        make_forum(None, checked=False),
    )
    found = dict(waiting())
    assert found[overdue] == (QueueReason.OVERDUE,)
    assert found[soon] == (QueueReason.DUE_SOON,)
    assert found[unseen] == (QueueReason.NOT_VERIFIED,)
    assert later not in found


def test_a_review_due_today_is_not_overdue_yet() -> None:
    due_today = make_forum(0)
    asked_for_today = make_forum(0, checked=False)
    found = dict(waiting())
    assert found[due_today] == (QueueReason.DUE_SOON,)
    assert QueueReason.OVERDUE in found[asked_for_today]


def test_a_flag_stands_until_the_next_check() -> None:
    forum = make_forum(300)
    verify_record(forum, None, VerificationOutcome.FLAGGED, note="Link dead")
    assert dict(waiting()) == {forum: (QueueReason.FLAGGED,)}
    verify_record(forum, None, VerificationOutcome.UNCHANGED)
    assert waiting() == []


def test_an_open_report_of_a_reader_brings_a_record_to_the_top() -> None:
    late, reported = make_forum(-500), make_forum(300)
    make_report(reported)
    assert [record for record, _why in waiting()] == [reported, late]


def test_a_hazardous_or_answered_report_is_no_reason() -> None:
    forum = make_forum(300)
    make_report(forum, is_hazardous=True)
    make_report(forum, state="dismissed")
    assert waiting() == []


def test_a_dead_source_of_a_row_is_a_reason() -> None:
    source = Source.objects.create(title="Gazette", link_state=LinkState.DEAD)
    law = set_due(make_law(event("assented", "2020", source=source)), 300)
    set_due(make_law(event("assented", "2020", source=Source.objects.create(title="Other"))), 300)
    assert waiting(Instrument) == [(law, (QueueReason.DEAD_SOURCE,))]


def test_a_status_by_hand_that_has_ended_is_a_reason() -> None:
    law = set_due(make_law(event("assented", "2020")), 300)
    Instrument.objects.update(
        status_override="repealed",
        status_override_reason="Gazette",
        status_override_ends_on=today(-1),
    )
    assert waiting(Instrument) == [(law, (QueueReason.ATTENTION,))]


def test_drafts_do_not_wait() -> None:
    make_record(Forum, live=False)
    assert waiting() == []


def test_the_longest_overdue_comes_first_over_all_families() -> None:
    newer, older = make_forum(-5), set_due(make_record(Organisation), -50)
    assert [record for record, _why in waiting(Forum, Organisation)] == [older, newer]


def test_mine_are_those_i_own_or_stand_in_for() -> None:
    user = make_user()
    mine, theirs = make_forum(-1, owner=user), make_forum(-2, deputy=user)
    make_forum(-3, owner=make_user())
    found = waiting(user=user, whose=Whose.MINE)
    assert {record for record, _why in found} == {mine, theirs}


def test_what_the_owner_left_behind_is_nobodys() -> None:
    orphan = make_forum(-1, owner=make_user(is_active=False))
    alone = make_forum(-2)
    make_forum(-3, owner=make_user())
    found = waiting(whose=Whose.NOBODY)
    assert {record for record, _why in found} == {orphan, alone}


def test_the_counts_agree_with_the_pages() -> None:
    user = make_user()
    make_forum(-1, owner=user)
    make_forum(-1, checked=False)
    set_due(make_record(Organisation), 10)
    queue = ReviewQueue(user, (Forum, Organisation))
    counts = queue.counts(QueueQuestion())
    for whose in Whose:
        assert counts.by_whose.get(whose, 0) == len(queue.page(QueueQuestion(whose=whose))), whose
    for reason in QueueReason:
        found = queue.page(QueueQuestion(reason=reason))
        assert counts.by_reason.get(reason, 0) == len(found), reason
    assert counts.by_family == {"partnerships.forum": 2, "partnerships.organisation": 1}
    assert counts.found == 3


def test_every_family_of_verified_records_is_asked() -> None:
    verified = [family for family in families() if hasattr(family, "review_interval")]
    assert set(verified_families()) == set(verified)
    assert {Instrument, Forum} <= set(verified)


def test_a_family_may_name_a_reason_of_its_own() -> None:
    assert [str(each.words) for each in registries.review_reasons.of(Instrument)]
    assert not list(registries.review_reasons.of(Forum))


# --- the screen ----------------------------------------------------------------------------------


def test_the_screen_shows_families_that_may_be_edited_only(client: Client) -> None:
    keeper(client)
    make_forum(-1, name="A forum")
    set_due(make_record(Organisation, name="A ministry"), -1)
    page = client.get(reverse("review_queue")).content.decode()
    assert "A forum" in page
    assert "A ministry" not in page


def test_the_row_says_whose_why_and_when(client: Client) -> None:
    user = keeper(client)
    forum = make_forum(-1, owner=user, deputy=make_user(is_active=False, first_name="Deputy"))
    verify_record(forum, user, VerificationOutcome.FLAGGED, note="Ask the ministry")
    page = client.get(reverse("review_queue")).content.decode()
    for words in ("Ask the ministry", "Review due since", str(user), "Deputy (has left)"):
        assert words in page


@pytest.mark.parametrize(
    "query", ["?whose=x&reason=y&family=z&page=-1", "?page=999999999999", "?page=7", "?reason="]
)
def test_nonsense_in_the_address_shows_the_whole_queue(client: Client, query: str) -> None:
    keeper(client)
    make_forum(-1)
    response = client.get(reverse("review_queue") + query)
    assert response.status_code == 200
    assert response.context["counts"].found == len(response.context["rows"]) == 1


def test_who_keeps_no_records_is_not_told_that_nothing_waits(client: Client) -> None:
    make_forum(-1)
    client.force_login(make_staff(Forum, "view"))
    assert client.get(reverse("review_queue")).status_code in {302, 403}
    assert reverse("review_queue") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_nobody_signs_in_no_queue(client: Client) -> None:
    assert client.get(reverse("review_queue")).status_code == 302


def test_the_queue_has_pages_that_leave_nothing_out(client: Client) -> None:
    keeper(client)
    for number in range(53):
        make_forum(-1 - number)
    first = client.get(reverse("review_queue")).context
    second = client.get(reverse("review_queue") + "?page=2").context
    seen = {row.record.pk for context in (first, second) for row in context["rows"]}
    assert (len(first["rows"]), len(second["rows"]), len(seen)) == (50, 3, 53)


def test_the_screen_costs_the_same_for_many(client: Client) -> None:
    user = keeper(client)

    def add(number: int) -> None:
        for _each in range(number):
            forum = make_forum(-1, owner=user)
            verify_record(forum, user, VerificationOutcome.FLAGGED, note="Look")
            make_report(forum)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("review_queue")).status_code == 200
        return len(captured)

    add(2)
    cost()
    few = cost()
    add(8)
    assert cost() == few
