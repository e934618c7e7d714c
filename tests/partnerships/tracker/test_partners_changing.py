"""Adding a partner, changing one and moving it from stage to stage."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import AuditAction, Stage, Visibility
from partnerships.tracker.models import AuditEntry, Relationship, StageChange
from partnerships.tracker.services.add_relationship import add_relationship
from partnerships.tracker.services.change_relationship import change_relationship
from partnerships.tracker.services.move_stage import move_stage
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_colleague,
    make_manager,
    make_officer,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def refused(verb: Any, *args: Any, **kwargs: Any) -> set[str]:
    """Return the names of the fields at which a service refuses."""
    with pytest.raises(ValidationError) as caught:
        verb(*args, **kwargs)
    return set(caught.value.message_dict)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def typed(**values: Any) -> dict[str, Any]:
    return {
        "level": "standard",
        "stage": "prospect",
        "stage_since": day().isoformat(),
        "visibility": "staff",
        **values,
    }


def test_a_new_partner_starts_with_a_dated_stage_and_a_line_in_the_audit_log() -> None:
    officer = make_officer()
    row = add_relationship({"organisation": make_organisation()}, officer, reason="They wrote")
    change = StageChange.everything.get(relationship=row)
    assert (change.from_stage, change.to_stage, change.changed_on) == ("", "prospect", day())
    assert change.reason == "They wrote"
    entry = AuditEntry.objects.get(record_uid=row.uid)
    assert (entry.action, entry.actor) == (AuditAction.CREATED, officer)


def test_an_organisation_that_is_a_partner_already_is_refused_at_the_field() -> None:
    row = make_relationship()
    assert refused(add_relationship, {"organisation": row.organisation}, make_officer()) == {
        "organisation"
    }
    assert Relationship.everything.count() == 1


def test_we_are_no_partner_of_ourselves() -> None:
    values = {"organisation": make_organisation(us=True)}
    assert refused(add_relationship, values, make_officer()) == {"organisation"}


@pytest.mark.parametrize("name", ["owner", "deputy"])
def test_owner_and_deputy_are_active_colleagues_of_the_team(name: str) -> None:
    organisation = make_organisation()
    for colleague in (make_officer(is_active=False), make_colleague(Role.READER)):
        values = {"organisation": organisation, name: colleague}
        assert refused(add_relationship, values, make_officer()) == {name}


def test_an_owner_who_has_left_is_named_when_a_partner_is_edited() -> None:
    row = make_relationship(owner=make_officer(is_active=False))
    assert refused(change_relationship, row, {"aim": "More"}, make_manager()) == {"owner"}


def test_the_deputy_is_somebody_else_than_the_owner() -> None:
    officer = make_officer()
    values = {"owner": officer, "deputy": officer}
    assert refused(change_relationship, make_relationship(), values, officer) == {"deputy"}


def test_named_people_are_of_the_team_too() -> None:
    row, officer = make_relationship(), make_officer()
    reader = make_colleague(Role.READER)
    values = {"visibility": Visibility.NAMED, "owner": officer}
    assert refused(change_relationship, row, values, officer, named=[reader]) == {"named_people"}


def test_a_day_of_the_next_step_needs_the_step() -> None:
    values = {"next_step_on": day(3)}
    assert refused(change_relationship, make_relationship(), values, make_officer()) == {
        "next_step"
    }


def test_nobody_locks_themselves_out() -> None:
    officer, owner = make_officer(), make_officer()
    make_team(owner)
    row = make_relationship(owner=owner)
    assert refused(change_relationship, row, {"visibility": Visibility.TEAM}, officer) == {
        "visibility"
    }
    row.refresh_from_db()
    assert row.visibility == Visibility.STAFF


def test_owner_deputy_and_manager_may_close_a_record() -> None:
    owner, deputy = make_officer(), make_officer()
    make_team(owner)
    for colleague in (owner, deputy, make_manager()):
        row = make_relationship(owner=owner, deputy=deputy)
        change_relationship(row, {"visibility": Visibility.TEAM}, colleague)
        assert Relationship.everything.get(pk=row.pk).visibility == Visibility.TEAM


def test_team_only_needs_an_owner_who_is_in_a_team() -> None:
    values = {"visibility": Visibility.TEAM}
    manager = make_manager()
    assert refused(change_relationship, make_relationship(), values, manager) == {"visibility"}
    row = make_relationship(owner=make_officer())
    assert refused(change_relationship, row, values, manager) == {"visibility"}


def test_the_audit_log_has_the_names_of_what_changed_and_no_words() -> None:
    officer, row = make_officer(), make_relationship()
    change_relationship(row, {"aim": "A secret aim", "level": "standard"}, officer)
    assert [entry.detail for entry in AuditEntry.objects.filter(record_uid=row.uid)] == ["aim"]


def test_nothing_is_written_when_nothing_changed() -> None:
    officer, row = make_officer(), make_relationship()
    change_relationship(row, {"aim": "", "level": "standard"}, officer)
    assert not AuditEntry.objects.filter(record_uid=row.uid).exists()


def test_a_stage_moves_with_its_day_and_its_reason() -> None:
    officer, row = make_officer(), make_relationship(stage=Stage.PROSPECT)
    move_stage(row, Stage.IN_TALKS, day(-2), " They called ", officer)
    row.refresh_from_db()
    assert (row.stage, row.stage_since) == (Stage.IN_TALKS, day(-2))
    change = StageChange.everything.get(relationship=row)
    assert (change.from_stage, change.reason) == ("prospect", "They called")
    assert AuditEntry.objects.get(record_uid=row.uid).action == AuditAction.STAGE_MOVED


@pytest.mark.parametrize(
    ("stage", "offset", "reason", "field"),
    [
        (Stage.ACTIVE, 1, "Soon", "on"),
        (Stage.ACTIVE, -101, "Long ago", "on"),
        (Stage.PROSPECT, 0, "Again", "to_stage"),
        ("married", 0, "Why not", "to_stage"),
        (Stage.ACTIVE, 0, "  ", "reason"),
    ],
)
def test_a_stage_does_not_move_for_bad_input(
    stage: str, offset: int, reason: str, field: str
) -> None:
    row = make_relationship(stage=Stage.PROSPECT)
    assert refused(move_stage, row, stage, day(offset), reason, make_officer()) == {field}
    assert not StageChange.everything.exists()


def test_no_service_changes_what_the_colleague_may_not() -> None:
    row, reader = make_relationship(), make_colleague(Role.READER)
    for verb, args in (
        (change_relationship, (row, {"aim": "x"}, reader)),
        (move_stage, (row, Stage.ACTIVE, day(), "x", reader)),
        (add_relationship, ({"organisation": make_organisation()}, reader)),
    ):
        with pytest.raises(PermissionDenied):
            verb(*args)


def test_the_form_adds_a_partner_and_keeps_what_was_typed_when_it_refuses() -> None:
    officer = make_officer()
    address, organisation = reverse("tracker_partner_add"), make_organisation()
    data = typed(organisation=organisation.uid, owner=officer.pk, next_step_on=day(2).isoformat())
    answer = signed_in(officer).post(address, {**data, "aim": "A portal by spring"})
    assert answer.status_code == 422
    assert "A portal by spring" in answer.content.decode()
    assert "next_step" in answer.context["form"].errors
    answer = signed_in(officer).post(address, {**data, "next_step": "Call"})
    row = Relationship.everything.get()
    assert answer.url == reverse("tracker_partner", args=[row.uid])
    assert row.owner == officer


def test_the_form_changes_a_partner() -> None:
    officer, row = make_officer(), make_relationship()
    address = reverse("tracker_partner_edit", args=[row.uid])
    assert signed_in(officer).get(address).status_code == 200
    signed_in(officer).post(address, typed(level="strategic", cadence_days="30"))
    row.refresh_from_db()
    assert (row.level, row.cadence_days, row.stage) == ("strategic", 30, Stage.PROSPECT)


def test_the_form_says_that_the_owner_has_left() -> None:
    row = make_relationship(owner=make_officer(is_active=False))
    address = reverse("tracker_partner_edit", args=[row.uid])
    answer = signed_in(make_officer()).post(address, typed(owner=row.owner_id))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"owner"}


def test_the_screen_of_a_move_refuses_at_the_field() -> None:
    row = make_relationship()
    address = reverse("tracker_partner_stage", args=[row.uid])
    data = {"to_stage": "active", "on": day(1).isoformat(), "reason": "Soon"}
    answer = signed_in(make_officer()).post(address, data)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"on"}
    answer = signed_in(make_officer()).post(f"{address}?back=board", {**data, "on": day()})
    assert answer.url == reverse("tracker_board")


def test_a_script_is_told_what_came_of_a_move() -> None:
    row, client = make_relationship(), signed_in(make_officer())
    address = reverse("tracker_partner_stage", args=[row.uid])
    data = {"to_stage": "active", "on": day().isoformat(), "reason": ""}
    answer = client.post(address, data, headers={"Accept": "application/json"})
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"reason"})
    data["reason"] = "They signed"
    answer = client.post(address, data, headers={"Accept": "application/json"})
    assert (answer.status_code, "Active" in answer.json()["message"]) == (200, True)


@pytest.mark.parametrize("name", ["tracker_partner_edit", "tracker_partner_stage"])
def test_unseen_is_not_found_and_seen_but_locked_leads_away(name: str) -> None:
    officer, colleague, stranger = make_officer(), make_officer(), make_officer()
    make_team(officer, colleague)
    address = reverse(name, args=[make_relationship(confidential=True, owner=officer).uid])
    for method in ("get", "post"):
        codes = [
            getattr(signed_in(user), method)(address).status_code
            for user in (stranger, colleague, make_colleague(Role.READER))
        ]
        assert codes == [404, 302, 302]
