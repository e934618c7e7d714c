"""Handing over what a colleague has: all or some, to one or several, all or nothing."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import AuditAction, InteractionState
from partnerships.tracker.models import ActionPoint, AuditEntry, Enquiry
from partnerships.tracker.services.hand_over import KINDS, HandedOver, Share, hand_over
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


def make_leaver(**values: Any) -> User:
    """Return a colleague who has left, and has two or more of everything."""
    leaver = make_officer(is_active=False, **values)
    for _each in range(2):
        mine = make_relationship(owner=leaver)
        make_relationship(deputy=leaver)
        make_interaction(mine, owner=leaver, state=InteractionState.PLANNED)
        make_commitment(mine, responsible=leaver)
        make_action(mine, assignee=leaver)
        make_agreement(mine, owner=leaver)
        Enquiry.everything.create(owner=leaver)
    make_relationship(named=(leaver,))
    return leaver


def give_all(leaver: User, to: User, manager: User, **options: Any) -> HandedOver:
    shares = {key: Share(to) for key in KINDS}
    options.setdefault("is_team_change_accepted", False)
    return hand_over(leaver, shares, manager, **options)


def refused(function: Any, *args: Any, **kwargs: Any) -> set[str]:
    with pytest.raises(ValidationError) as error:
        function(*args, **kwargs)
    return set(error.value.error_dict)


def test_everything_goes_with_a_line_in_the_log_for_each_record() -> None:
    leaver, to, manager = make_leaver(), make_officer(), make_manager()
    done = give_all(leaver, to, manager)
    assert (done.number, done.left) == (15, {})
    assert done.moved["actions"] == 2
    assert AuditEntry.objects.filter(action=AuditAction.HANDED_OVER, actor=manager).count() == 15
    assert give_all(to, make_officer(), manager).number == 15


def test_what_is_over_stays_with_who_did_it() -> None:
    leaver, to = make_officer(), make_officer()
    rows = [
        make_interaction(owner=leaver),
        make_commitment(responsible=leaver, kept_on=day()),
        make_action(assignee=leaver, done_on=day(), done_by=leaver),
    ]
    assert give_all(leaver, to, make_manager()).number == 0
    for row, name in zip(rows, ("owner", "responsible", "assignee"), strict=True):
        row.refresh_from_db()
        assert getattr(row, name) == leaver


def test_some_go_to_one_and_the_rest_stays_and_is_told_of() -> None:
    leaver, one, other = make_leaver(), make_officer(), make_officer()
    action, later = ActionPoint.everything.all()
    shares = {
        "relationships": Share(one),
        "actions": Share(other, frozenset({action.uid})),
    }
    done = hand_over(leaver, shares, make_manager(), is_team_change_accepted=False)
    action.refresh_from_db()
    later.refresh_from_db()
    assert (action.assignee, later.assignee) == (other, leaver)
    assert done.moved == {"relationships": 2, "actions": 1}
    assert done.left["actions"] == 1
    assert "relationships" not in done.left


@pytest.mark.parametrize(
    "make",
    [
        lambda leaver: leaver,
        lambda _leaver: make_officer(is_active=False),
        lambda _leaver: make_colleague(Role.READER),
        lambda _leaver: make_colleague(Role.ADMINISTRATOR),
    ],
)
def test_it_goes_to_active_colleagues_of_the_team_and_to_somebody_else_only(make: Any) -> None:
    leaver = make_leaver()
    assert refused(give_all, leaver, make(leaver), make_manager()) == {"to"}
    assert ActionPoint.everything.filter(assignee=leaver).count() == 2


@pytest.mark.parametrize("role", [Role.OFFICER, Role.READER, Role.ADMINISTRATOR])
def test_a_manager_hands_over_and_nobody_else(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        give_all(make_leaver(), make_officer(), make_colleague(role))


def test_a_record_for_a_team_goes_to_another_team_only_if_that_is_accepted() -> None:
    leaver, to, manager = make_officer(), make_officer(), make_manager()
    make_team(leaver)
    row = make_relationship(confidential=True, owner=leaver)
    assert refused(give_all, leaver, to, manager) == {"accept_team"}
    row.refresh_from_db()
    assert row.owner == leaver
    give_all(leaver, to, manager, is_team_change_accepted=True)
    row.refresh_from_db()
    assert row.owner == to


def test_within_a_team_nothing_has_to_be_accepted() -> None:
    leaver, to = make_officer(), make_officer()
    make_team(leaver, to)
    make_relationship(confidential=True, owner=leaver)
    assert give_all(leaver, to, make_manager()).number == 1


def test_work_on_a_partner_that_the_other_may_not_see_is_refused_without_the_partner() -> None:
    leaver, to, manager = make_officer(), make_officer(), make_manager()
    hidden = make_relationship(named=(leaver,), owner=leaver)
    row = make_action(hidden, assignee=leaver)
    shares = {"actions": Share(to, field="actions_to")}
    assert refused(hand_over, leaver, shares, manager, is_team_change_accepted=False) == {
        "actions_to"
    }
    row.refresh_from_db()
    assert row.assignee == leaver
    assert give_all(leaver, to, manager).number == 3


def test_nobody_becomes_owner_and_deputy_of_one_partner() -> None:
    leaver, to = make_officer(), make_officer()
    owned = make_relationship(owner=leaver, deputy=to)
    deputised = make_relationship(owner=to, deputy=leaver)
    give_all(leaver, to, make_manager())
    for row in (owned, deputised):
        row.refresh_from_db()
        assert (row.owner, row.deputy) == (to, None)


def test_who_is_named_gives_the_name_to_the_other() -> None:
    leaver, other, to = make_officer(), make_officer(), make_officer()
    row = make_relationship(named=(leaver, other))
    give_all(leaver, to, make_manager())
    assert set(row.named_people.all()) == {other, to}


def screen(leaver: User | None = None) -> str:
    address = reverse("tracker_hand_over")
    return f"{address}?from={leaver.pk}" if leaver else address


def test_who_has_left_is_listed_first_with_the_number_of_items(client: Client) -> None:
    busy = make_officer()
    make_relationship(owner=busy)
    leaver = make_leaver()
    client.force_login(make_manager())
    response = client.get(screen())
    found = [(each.colleague, each.number, each.has_left) for each in response.context["holders"]]
    assert found == [(leaver, 15, True), (busy, 1, False)]
    assert "owner has left" in response.content.decode()


def test_a_colleague_who_lost_the_role_is_listed_as_one_who_cannot_deal_with_it(
    client: Client,
) -> None:
    lost = make_colleague(Role.READER)
    make_relationship(owner=lost)
    client.force_login(make_manager())
    assert client.get(screen()).context["holders"][0].has_left


def test_the_screen_hands_over_everything_in_one_press(client: Client) -> None:
    leaver, to = make_leaver(), make_officer()
    client.force_login(make_manager())
    form = client.get(screen(leaver)).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    response = client.post(screen(leaver), {**data, "to": to.pk})
    assert response.url == screen()
    assert "15 items were handed over." in client.get(response.url).content.decode()
    assert not ActionPoint.everything.filter(assignee=leaver).exists()


def test_what_came_in_meanwhile_goes_along_with_all_and_is_told_of_otherwise(
    client: Client,
) -> None:
    leaver, to = make_leaver(), make_officer()
    client.force_login(make_manager())
    form = client.get(screen(leaver)).context["form"]
    seen, uids = form["actions_seen"].value(), form["actions"].value()
    new = make_action(assignee=leaver)
    data = {"to": to.pk, "actions_seen": seen, "actions": uids, "actions_how": "chosen"}
    nothing = {f"{key}_how": "none" for key in KINDS if key != "actions"}
    hidden = {name: form[name].value() for name in form.fields if name.endswith("_seen")}
    response = client.post(screen(leaver), {**hidden, **nothing, **data})
    assert response.url == screen(leaver)
    shown = client.get(response.url).content.decode()
    assert "2 items were handed over." in shown
    assert "1 of them came in while you chose" in shown
    client.post(screen(leaver), {**nothing, **data, "actions_how": "all"})
    new.refresh_from_db()
    assert new.assignee == to


def test_bad_input_is_refused_at_its_field_and_kept(client: Client) -> None:
    leaver, reader = make_leaver(), make_colleague(Role.READER)
    client.force_login(make_manager())

    def errors(**data: Any) -> set[str]:
        response = client.post(screen(leaver), data)
        assert response.status_code == 422
        return set(response.context["form"].errors)

    assert errors(actions_how="all") == {"to"}
    assert errors(actions_how="all", to=reader.pk) == {"to"}
    assert errors(actions_how="all", to=make_officer().pk, actions_to=leaver.pk) == {"actions_to"}
    assert errors(to=reader.pk) == {"__all__"}
    assert errors(to="x", actions_how="all") == {"to"}
    assert ActionPoint.everything.filter(assignee=leaver).count() == 2


def test_an_unticked_box_beside_all_is_asked_about(client: Client) -> None:
    leaver, to = make_leaver(), make_officer()
    client.force_login(make_manager())
    form = client.get(screen(leaver)).context["form"]
    data = {"to": to.pk, "actions_how": "all", "actions_seen": form["actions_seen"].value()}
    one = form["actions"].value()[:1]
    response = client.post(screen(leaver), {**data, "actions": one})
    assert set(response.context["form"].errors) == {"actions_how"}
    assert ActionPoint.everything.filter(assignee=leaver).count() == 2


def test_nonsense_in_the_address_lists_everybody(client: Client) -> None:
    client.force_login(make_manager())
    for query in ("?from=x", "?from=999999", "?from="):
        assert "holders" in client.get(screen() + query).context
    assert client.post(screen()).status_code == 302


@pytest.mark.parametrize(
    "role", [Role.READER, Role.EDITOR, Role.APPROVER, Role.OFFICER, Role.ADMINISTRATOR]
)
def test_only_a_manager_opens_the_screen(client: Client, role: Role) -> None:
    leaver = make_leaver()
    client.force_login(make_colleague(role))
    assert client.get(screen(leaver)).status_code != 200
    client.post(screen(leaver), {"to": make_officer().pk, "actions_how": "all"})
    assert ActionPoint.everything.filter(assignee=leaver).count() == 2


def test_many_items_cost_as_many_queries_as_few(client: Client) -> None:
    client.force_login(make_manager())
    leaver = make_leaver()
    counts = []
    for _round in range(2):
        client.get(screen(leaver))
        with CaptureQueriesContext(connection) as queries:
            client.get(screen(leaver))
        counts.append(len(queries))
        for _each in range(4):
            row = make_relationship(owner=leaver)
            make_action(row, assignee=leaver)
            make_commitment(row, responsible=leaver)
            Enquiry.everything.create(owner=leaver, relationship=make_relationship())
    assert counts[0] == counts[1]
