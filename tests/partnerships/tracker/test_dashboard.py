"""The first screen of the tracker: what is due, what slips, where partners stand."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.register.choices import OrganisationKind
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import InteractionKind, InteractionState, Side, Stage, Whose
from partnerships.tracker.models import Enquiry
from partnerships.tracker.services.read_dashboard import (
    LineKind,
    Lines,
    read_activity,
    read_lines,
    read_pipeline,
)
from partnerships.tracker.services.warn_of_ends import due_warnings
from partnerships.tracker.views.dashboard.links import LISTS, rows_url
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
    make_team,
)

pytestmark = pytest.mark.django_db

SCREENS = ("tracker_dashboard", "tracker_head_view", "tracker_calendar")
MOST_QUERIES = 14


def lines_of(user: User, whose: Whose = Whose.ALL) -> Lines:
    return read_lines(user, whose, day())


def totals(user: User, whose: Whose = Whose.ALL) -> dict[str, int]:
    return {kind.value: number for kind, number in lines_of(user, whose).totals.items()}


def make_everything(owner: User, **values: Any) -> None:
    partner = make_relationship(
        owner=owner,
        next_step="Ask for dates",
        next_step_on=day(-1),
        cadence_days=30,
        stage=Stage.ACTIVE,
        **values,
    )
    make_relationship(owner=owner, stage=Stage.IN_TALKS, **values)
    make_action(partner, assignee=owner, due_on=day(-3))
    make_commitment(partner, side=Side.US, due_on=day(2))
    make_commitment(partner, side=Side.THEM, due_on=day(-2))
    make_interaction(partner, owner=owner, on=day(1), state=InteractionState.PLANNED)
    make_interaction(partner, owner=owner, on=day(-1), kind=InteractionKind.VISIT)
    make_agreement(partner, owner=owner, in_force=True, ends_on=day(40))


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_every_role_of_the_tracker_opens_the_screens(client: Client, role: Role, name: str) -> None:
    client.force_login(make_colleague(role))
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", SCREENS)
def test_an_administrator_without_a_role_of_the_tracker_is_kept_out(
    client: Client, name: str
) -> None:
    client.force_login(make_colleague(Role.ADMINISTRATOR))
    assert client.get(reverse(name)).status_code in {302, 403}


def test_everything_is_counted_by_why_it_is_there() -> None:
    user = make_officer()
    make_everything(user)
    assert totals(user) == {
        "action_late": 1,
        "ours_week": 1,
        "theirs_late": 1,
        "planned_week": 1,
        "step_late": 1,
        "ending_60": 1,
        "slipping": 1,
        "no_step": 1,
    }


def test_what_was_done_or_lies_far_off_is_not_counted() -> None:
    user = make_officer()
    dormant = make_relationship(owner=user, stage=Stage.DORMANT, cadence_days=3)
    make_action(dormant, assignee=user, due_on=day(-3), done_on=day())
    make_action(dormant, assignee=user, due_on=day(8))
    make_commitment(dormant, due_on=day(-3), kept_on=day())
    make_interaction(dormant, owner=user, on=day(8), state=InteractionState.PLANNED)
    make_agreement(dormant, owner=user, in_force=True, ends_on=day(91))
    assert totals(user) == {}


def test_mine_my_teams_and_everybodys_are_told_apart() -> None:
    mine, mate, stranger = make_officer(), make_officer(), make_officer()
    make_team(mine, mate)
    for owner in (mine, mate, stranger):
        make_action(assignee=owner, due_on=day(-1))
    assert totals(mine, Whose.MINE)["action_late"] == 1
    assert totals(mine, Whose.TEAM)["action_late"] == 2
    assert totals(mine, Whose.ALL)["action_late"] == 3


def test_a_promise_nobody_was_given_is_for_who_sees_to_the_partner() -> None:
    owner, deputy = make_officer(is_active=False), make_officer()
    make_commitment(make_relationship(owner=owner, deputy=deputy), due_on=day(-1))
    assert totals(deputy, Whose.MINE)["theirs_late"] == 1
    assert "theirs_late" not in totals(make_officer(), Whose.MINE)


@pytest.mark.parametrize("whose", list(Whose))
def test_agreements_ending_are_those_of_the_list_of_my_work_and_of_the_warnings(
    client: Client, whose: Whose
) -> None:
    user, gone = make_officer(), make_officer(is_active=False)
    owned, kept = make_relationship(owner=user), make_relationship(owner=gone, deputy=user)
    ends = {"in_force": True, "ends_on": day(30)}
    through = [make_agreement(row, owner=make_officer(), **ends) for row in (owned, kept)]
    mine = make_agreement(owner=user, **ends)
    nobodys = make_agreement(owner=gone, **ends)
    renewed = make_agreement(owned, owner=user, **ends)
    make_agreement(owned, owner=user, in_force=True, renews=renewed)
    client.force_login(user)
    found = client.get(rows_url(LineKind.ENDING_30, whose)).context["rows"]
    wanted = {"mine": {mine, *through}, "team": {mine, *through}, "nobody": {nobodys}}
    assert {row for row, _state in found} == wanted.get(whose, {mine, *through, nobodys})
    assert totals(user, whose)["ending_30"] == len(found)
    work = client.get(reverse("tracker_work"), {"whose": whose, "section": "agreements"})
    assert all(row.title in work.content.decode() for row, _state in found)
    assert {each.agreement for each in due_warnings(user, day())} == {mine, *through}


def test_partners_whose_owner_has_left_are_nobodys_for_everybody() -> None:
    make_relationship(owner=make_officer(is_active=False))
    make_relationship()
    make_relationship(owner=make_officer())
    assert totals(make_officer(), Whose.MINE)["nobodys"] == 2


@pytest.mark.parametrize(
    ("silent", "slips"),
    [
        ({"last_contact_below_on": -30}, False),
        ({"last_contact_below_on": -31}, True),
        ({"stage_since": -31}, True),
        ({"stage_since": -5}, False),
    ],
)
def test_a_partner_slips_after_more_days_than_agreed(silent: dict[str, int], slips: bool) -> None:
    user = make_officer()
    days = {name: day(offset) for name, offset in silent.items()}
    make_relationship(owner=user, cadence_days=30, **days)
    make_relationship(owner=user, last_contact_below_on=day(-900))
    assert ("slipping" in totals(user)) == slips


def test_both_numbers_of_a_partner_that_slips_are_shown(client: Client) -> None:
    user = make_officer()
    make_relationship(owner=user, cadence_days=30, last_contact_below_on=day(-45))
    client.force_login(user)
    page = client.get(reverse("tracker_dashboard")).content.decode()
    assert "45 days since the last contact ÷ 30 agreed = 1.5" in page


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER])
def test_a_readers_dashboard_is_as_if_there_were_nothing_confidential(role: Role) -> None:
    reader, owner = make_colleague(role), make_manager()
    make_everything(owner)
    before = (
        totals(reader),
        read_pipeline(reader, Whose.ALL),
        read_activity(reader, Whose.ALL, day()),
    )
    make_everything(owner, confidential=True)
    make_everything(owner, named=(reader,))
    after = (
        totals(reader),
        read_pipeline(reader, Whose.ALL),
        read_activity(reader, Whose.ALL, day()),
    )
    assert after == before
    assert totals(owner)["action_late"] == 3


def test_new_enquiries_are_for_those_who_may_take_them_in_hand() -> None:
    for number in range(2):
        request = PortalRequest.objects.create(
            organisation_name=f"Invented body {number}",
            organisation_kind=OrganisationKind.OTHER,
            contact_name="Invented",
            email="x@example.net",
            message="Please",
            has_consent=True,
        )
    Enquiry.everything.create(request=request)
    assert totals(make_officer())["enquiry"] == 1
    assert "enquiry" not in totals(make_colleague(Role.READER))


def test_ten_rows_are_shown_and_all_are_counted() -> None:
    user, partner = make_officer(), make_relationship()
    for offset in range(12):
        make_action(partner, assignee=user, due_on=day(-20 + offset))
    lines = lines_of(user)
    assert len(lines.of(LineKind.ACTION_LATE)) == 10
    assert lines.number(LineKind.ACTION_LATE) == 12
    assert lines.of(LineKind.ACTION_LATE)[0].day == day(-20)


def test_stages_and_regions_add_up() -> None:
    user = make_officer()
    make_everything(user)
    make_relationship(stage=Stage.ENDED)
    pipeline = read_pipeline(user, Whose.ALL)
    assert pipeline.by_stage == {Stage.ACTIVE: 1, Stage.IN_TALKS: 1, Stage.ENDED: 1}
    assert pipeline.by_region.total() == 2


def test_interactions_stand_in_their_month_and_kind() -> None:
    user, partner, today = make_officer(), make_relationship(), date(2026, 11, 22)
    for on in (date(2025, 11, 30), date(2025, 12, 1), date(2026, 11, 1), date(2026, 11, 23)):
        make_interaction(partner, on=on)
    make_interaction(partner, on=today, state=InteractionState.NO_ANSWER)
    activity = read_activity(user, Whose.ALL, today)
    assert activity.months[0] == date(2025, 12, 1)
    assert activity.numbers == {(0, InteractionKind.CALL): 1, (11, InteractionKind.CALL): 1}


def test_a_dashboard_costs_as_many_queries_with_many_rows(client: Client) -> None:
    user = make_officer()
    client.force_login(user)
    make_everything(user)
    few = _queries(client)
    for _each in range(5):
        make_everything(user)
    assert _queries(client) == few <= MOST_QUERIES


def _queries(client: Client) -> int:
    client.get(reverse("tracker_dashboard"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("tracker_dashboard"))
    return len(queries)


def test_every_kind_of_row_leads_to_a_list_that_there_is(client: Client) -> None:
    client.force_login(make_manager())
    for kind in LISTS:
        assert client.get(rows_url(kind, "all")).status_code == 200


def test_every_figure_is_a_link_and_every_chart_has_its_table(client: Client) -> None:
    user = make_officer()
    make_everything(user)
    client.force_login(user)
    page = client.get(reverse("tracker_dashboard")).content.decode()
    assert len(re.findall(r"<svg class=\"chart__drawing\"", page)) == 3
    assert len(re.findall(r"<details class=\"chart__table\">", page)) == 3
    assert (
        "style="
        not in re.sub(r"(?s)<head>.*</head>", "", page)
        .split("dashboard-whose")[1]
        .split("</main>")[0]
    )
    assert page.count("<desc ") == 3


def test_words_of_a_colleague_are_no_markup(client: Client) -> None:
    user = make_officer()
    make_action(assignee=user, due_on=day(-1), text="<script>alert(1)</script>")
    client.force_login(user)
    page = client.get(reverse("tracker_dashboard")).content.decode()
    assert "<script>alert(1)" not in page
