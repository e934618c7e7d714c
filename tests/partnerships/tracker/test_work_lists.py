"""The lists of work, and settling what stands in them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import (
    InteractionState,
    Priority,
    Stage,
)
from partnerships.tracker.models import ActionPoint
from tests.factories.tracker import (
    day,
    make_action,
    make_agreement,
    make_colleague,
    make_commitment,
    make_interaction,
    make_officer,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def sections(client: Client, **query: Any) -> dict[str, list[str]]:
    response = client.get(reverse("tracker_work"), query)
    assert response.status_code == 200
    found = {each.key: [row.text for row in each.rows] for each in response.context["sections"]}
    return {key: rows for key, rows in found.items() if rows}


def make_week(user: User) -> None:
    make_action(text="undated", assignee=user)
    make_action(text="later", assignee=user, due_on=day(8))
    make_action(text="seventh day", assignee=user, due_on=day(7))
    make_action(text="today", assignee=user, due_on=day(), priority=Priority.HIGH)
    make_action(text="overdue", assignee=user, due_on=day(-1))
    make_action(text="waits", assignee=user, done_on=day(), done_by=user)
    make_action(text="dropped", assignee=user, dropped_on=day())
    make_action(text="not mine", assignee=make_officer(), due_on=day())


def test_my_work_stands_in_sections_by_its_day(client: Client) -> None:
    user = make_officer()
    make_week(user)
    client.force_login(user)
    assert sections(client) == {
        "overdue": ["overdue"],
        "week": ["today", "seventh day"],
        "later": ["later"],
        "undated": ["undated"],
        "waiting": ["waits"],
    }


def test_other_screens_ask_for_what_is_late_or_due_this_week(client: Client) -> None:
    user = make_officer()
    make_week(user)
    client.force_login(user)
    assert sections(client, due="late") == {"overdue": ["overdue"]}
    assert sections(client, due="week") == {"week": ["today", "seventh day"]}
    make_action(text="left", assignee=make_officer(is_active=False), due_on=day(-1))
    assert sections(client, due="late", whose="nobody") == {"overdue": ["left"]}


def test_my_work_has_what_else_is_up_to_me(client: Client) -> None:
    user = make_officer()
    mine = make_relationship(owner=user, stage=Stage.ACTIVE, next_step="Visit", next_step_on=day(2))
    make_relationship(owner=user, stage=Stage.ENDED, next_step="Nothing")
    make_commitment(mine, text="promised", responsible=user)
    make_commitment(mine, text="kept", responsible=user, kept_on=day())
    make_interaction(subject="talk", state=InteractionState.PLANNED, colleagues=(user,))
    make_interaction(subject="held", colleagues=(user,))
    ending = make_agreement(mine, title="ending", in_force=True, ends_on=day(80))
    make_agreement(mine, title="far", in_force=True, ends_on=day(91))
    renewed = make_agreement(mine, title="renewed", in_force=True, ends_on=day(30))
    make_agreement(
        mine, renews=renewed, signed_by_us_on=day(-1), signed_by_them_on=day(), starts_on=day(31)
    )
    client.force_login(user)
    assert sections(client) == {
        "commitments": ["promised"],
        "interactions": ["talk"],
        "steps": ["Visit"],
        "agreements": [ending.title],
    }


def test_the_work_of_a_team_and_of_a_colleague_is_shown_as_far_as_it_is_seen(
    client: Client,
) -> None:
    user, mate, stranger = make_officer(), make_officer(), make_officer()
    make_team(user, mate)
    make_action(text="mate", assignee=mate)
    make_action(text="stranger", assignee=stranger)
    hidden = make_relationship(named=(stranger,), owner=stranger)
    make_action(hidden, text="hidden", assignee=stranger)
    client.force_login(user)
    assert sections(client) == {}
    assert sections(client, whose="team") == {"undated": ["mate"]}
    assert sections(client, whose="all") == {"undated": ["mate", "stranger"]}
    assert sections(client, whose="colleague", colleague=stranger.pk) == {"undated": ["stranger"]}
    assert sections(client, whose="colleague", colleague="x") == {}


def test_one_section_is_shown_by_the_page(client: Client) -> None:
    user = make_officer()
    relationship = make_relationship()
    for number in range(12):
        make_action(relationship, text=f"no {number}", assignee=user)
    client.force_login(user)
    response = client.get(reverse("tracker_work"))
    section = next(each for each in response.context["sections"] if each.key == "undated")
    assert len(section.rows) == 10
    whole = client.get(section.more)
    assert whole.context["page"].paginator.count == 12


def test_lists_of_20_cost_as_many_queries_as_lists_of_2(client: Client) -> None:
    user = make_officer()
    client.force_login(user)
    counts = []
    for number in (2, 8):
        for _each in range(number):
            make_action(assignee=user, due_on=day(-1))
            make_action(assignee=user, done_on=day(), done_by=make_officer())
            row = make_relationship(owner=user, next_step="Go", stage=Stage.ACTIVE)
            make_commitment(row, responsible=user)
            make_interaction(row, state=InteractionState.PLANNED, owner=user)
            make_agreement(row, in_force=True, ends_on=day(5), owner=user)
        sections(client)
        with CaptureQueriesContext(connection) as queries:
            sections(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def press(client: Client, row: ActionPoint, verb: str, **data: Any) -> Any:
    return client.post(reverse("tracker_settle", args=["action", row.uid, verb]), data)


def test_one_press_settles_a_row_which_stays_at_its_place_to_be_taken_back(client: Client) -> None:
    user = make_officer()
    row = make_action(text="overdue", assignee=user, due_on=day(-1))
    client.force_login(user)
    section = client.get(reverse("tracker_work")).context["sections"][0]
    response = press(client, row, "done", next=section.next)
    assert response.url.endswith(f"&settled={row.uid}#row-{row.uid}")
    page = client.get(response.url)
    assert "Done: “overdue”." in page.content.decode()
    shown = {each.key: each.rows for each in page.context["sections"] if each.rows}
    assert list(shown) == ["overdue"]
    assert [str(each.label) for each in shown["overdue"][0].presses] == ["Take back"]
    press(client, row, "reopen", next=section.next)
    assert sections(client) == {"overdue": ["overdue"]}


def test_a_press_that_is_refused_says_why(client: Client) -> None:
    user = make_officer()
    row = make_action(assignee=user, done_on=day(), done_by=user)
    client.force_login(user)
    press(client, row, "verify", next=reverse("tracker_work"))
    page = client.get(reverse("tracker_work"))
    assert "You did this yourself" in page.content.decode()
    assert press(client, row, "explode").status_code == 404


def test_readers_see_work_and_settle_nothing(client: Client) -> None:
    row = make_action(text="Seen", assignee=make_officer())
    client.force_login(make_colleague(Role.READER))
    assert sections(client, whose="all") == {"undated": ["Seen"]}
    assert "data-settle" not in client.get(reverse("tracker_work") + "?whose=all").content.decode()
    assert client.get(reverse("tracker_action", args=[row.uid])).status_code == 200
    for name in ("tracker_action_edit", "tracker_action_done", "tracker_action_drop"):
        assert client.get(reverse(name, args=[row.uid])).status_code != 200
    press(client, row, "done")
    row.refresh_from_db()
    assert row.done_on is None


def test_an_administrator_without_a_role_of_the_tracker_sees_no_work(client: Client) -> None:
    client.force_login(make_colleague(Role.ADMINISTRATOR))
    assert client.get(reverse("tracker_work")).status_code != 200


def test_who_has_it_settles_it_but_verifies_only_what_they_may_change(client: Client) -> None:
    user, owner = make_officer(), make_officer()
    make_team(user, owner)
    row = make_action(make_relationship(confidential=True, owner=owner), assignee=user)
    client.force_login(user)
    press(client, row, "done")
    row.refresh_from_db()
    assert row.done_by == user
    other = make_action(row.relationship, assignee=user, done_on=day(), done_by=owner)
    press(client, other, "verify")
    other.refresh_from_db()
    assert other.verified_on is None


def test_the_form_gives_it_to_who_fills_it_in_and_refuses_at_the_field(client: Client) -> None:
    user, reader = make_officer(), make_colleague(Role.READER)
    relationship = make_relationship()
    client.force_login(user)
    address = reverse("tracker_action_add")
    form = client.get(address, {"partner": relationship.uid}).context["form"]
    assert form.initial["assignee"] == user
    data = {"relationship": relationship.uid, "text": "Call", "priority": 2}
    response = client.post(address, {**data, "assignee": reader.pk})
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"assignee"}
    client.post(address, {**data, "assignee": user.pk, "due_on": day(3)})
    assert ActionPoint.everything.get().assignee == user


def test_done_with_what_came_of_it(client: Client) -> None:
    row = make_action()
    client.force_login(make_officer())
    client.post(reverse("tracker_action_done", args=[row.uid]), {"outcome": "They agreed"})
    row.refresh_from_db()
    assert (row.done_on, row.outcome) == (day(), "They agreed")
