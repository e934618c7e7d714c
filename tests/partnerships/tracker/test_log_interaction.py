"""Logging, changing, settling and deleting interactions."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.choices import Role
from partnerships.tracker.choices import (
    AuditAction,
    InteractionKind,
    InteractionState,
    LinkedKind,
    Side,
    Visibility,
)
from partnerships.tracker.models import (
    ActionPoint,
    AuditEntry,
    Commitment,
    Interaction,
    Participant,
    PrivateFile,
    Relationship,
    Tenure,
)
from partnerships.tracker.services.change_interaction import change_interaction
from partnerships.tracker.services.change_relationship import change_relationship
from partnerships.tracker.services.delete_interaction import delete_interaction
from partnerships.tracker.services.log_interaction import (
    Additions,
    InteractionDraft,
    log_interaction,
)
from partnerships.tracker.services.roll_up_contact import roll_up_contact
from partnerships.tracker.services.settle_interaction import settle_interaction
from tests.factories.legislation import make_law
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_colleague,
    make_commitment,
    make_interaction,
    make_manager,
    make_officer,
    make_person,
    make_post,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 invented"


def draft(relationship: Relationship | None = None, **values: Any) -> InteractionDraft:
    values.setdefault("on", day())
    return InteractionDraft(relationship or make_relationship(), **values)


def refused(wanted: InteractionDraft, user: Any = None, **more: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        log_interaction(wanted, user or make_officer(), **more)
    assert not Interaction.everything.exists()
    return caught.value.message_dict


def again(row: Any) -> Any:
    return type(row).everything.get(pk=row.pk)


# --- Logging -------------------------------------------------------------------------------------


def test_everything_is_written_in_one_go() -> None:
    user, relationship, law = make_officer(), make_relationship(), make_law()
    person = make_person()
    post = make_post(organisation=relationship.organisation, holder=person)
    promised = Commitment(side=Side.THEM, text="Send the statistics", due_on=day(30))
    wanted = draft(
        relationship,
        notes="They agree.",
        posts=[post],
        colleagues=[user],
        links=[(LinkedKind.INSTRUMENT, law)],
    )
    more = Additions(
        follow_up=ActionPoint(text="Send the draft", due_on=day(7)),
        commitments=[promised],
        files=[SimpleUploadedFile("minutes.pdf", PDF)],
    )
    row = log_interaction(wanted, user, more)
    assert (row.owner, row.is_two_way, row.state) == (user, True, InteractionState.HELD)
    assert set(row.participants.values_list("side", "post", "person", "colleague")) == {
        ("them", post.pk, person.pk, None),
        ("us", None, None, user.pk),
    }
    action = ActionPoint.everything.get()
    assert (action.interaction, action.assignee, action.due_on) == (row, user, day(7))
    assert Commitment.everything.get().made_on == day()
    assert row.links.get().target_uid == law.uid
    assert row.files.get().name == "minutes.pdf"
    assert again(relationship).last_contact_on == day()
    assert again(person).last_active_on == day()


def test_the_contact_rolls_up_to_bodies_above() -> None:
    above = make_relationship()
    unit = make_organisation(parent=above.organisation)
    log_interaction(draft(make_relationship(organisation=unit)), make_officer())
    assert again(above).last_contact_below_on == day()
    assert again(above).last_contact_on is None


def test_the_contact_rolls_up_past_a_body_that_is_no_partner_and_follows_one_that_moves() -> None:
    above, elsewhere = make_relationship(), make_relationship()
    between = make_organisation(parent=above.organisation)
    unit = make_organisation(parent=between)
    log_interaction(draft(make_relationship(organisation=unit)), make_officer())
    assert again(above).last_contact_below_on == day()
    between.parent = elsewhere.organisation
    between.save()
    assert again(above).last_contact_below_on is None
    assert again(elsewhere).last_contact_below_on == day()


@pytest.mark.parametrize("hidden", ["interaction", "unit"])
def test_what_is_confidential_is_no_contact_for_those_who_do_not_see_it(hidden: str) -> None:
    user, above = make_officer(), make_relationship()
    make_team(user)
    unit = make_organisation(parent=above.organisation)
    row = make_relationship(organisation=unit, owner=user, confidential=hidden == "unit")
    visibility = Visibility.TEAM if hidden == "interaction" else Visibility.STAFF
    make_interaction(row, owner=user, visibility=visibility)
    roll_up_contact(row)
    assert again(row).last_contact_on == (day() if hidden == "unit" else None)
    assert again(row).last_contact_below_on == again(row).last_contact_on
    assert again(above).last_contact_below_on is None
    if hidden == "unit":
        change_relationship(row, {"visibility": Visibility.STAFF}, user)
        assert again(above).last_contact_below_on == day()


def test_logging_is_in_the_audit_log_without_content() -> None:
    user = make_officer()
    row = log_interaction(draft(notes="secret words", subject="secret"), user)
    entry = AuditEntry.objects.get(record_uid=row.uid)
    assert (entry.action, entry.actor) == (AuditAction.CREATED, user)
    assert "secret" not in entry.detail


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (InteractionKind.CALL, True),
        (InteractionKind.MEETING, True),
        (InteractionKind.EMAIL, False),
        (InteractionKind.LETTER, False),
    ],
)
def test_whether_both_spoke_follows_from_the_kind(kind: InteractionKind, expected: bool) -> None:
    wanted = draft(kind=kind)
    row = log_interaction(wanted, make_officer())
    assert row.is_two_way is expected
    assert (again(wanted.relationship).last_contact_on == day()) is expected


@pytest.mark.parametrize(
    "state", [InteractionState.NO_ANSWER, InteractionState.CANCELLED, InteractionState.PLANNED]
)
def test_only_what_was_held_resets_the_clock(state: InteractionState) -> None:
    relationship, person = make_relationship(), make_person()
    post = make_post(organisation=relationship.organisation, holder=person)
    log_interaction(draft(relationship, state=state, posts=[post]), make_officer())
    assert again(relationship).last_contact_on is None
    assert again(person).last_active_on is None


def test_a_call_that_nobody_answered_needs_no_participants() -> None:
    row = log_interaction(draft(state=InteractionState.NO_ANSWER), make_officer())
    assert not row.participants.exists()


@pytest.mark.parametrize(
    ("state", "offset", "part"),
    [
        (InteractionState.HELD, 1, "not come yet"),
        (InteractionState.NO_ANSWER, 1, "not come yet"),
        (InteractionState.PLANNED, -1, "in the past"),
        (InteractionState.HELD, -20000, "year"),
    ],
)
def test_days_that_cannot_be_are_refused(state: InteractionState, offset: int, part: str) -> None:
    assert part in refused(draft(state=state, on=day(offset)))["on"][0]


def test_a_post_of_another_body_has_to_be_confirmed() -> None:
    relationship = make_relationship()
    wanted = draft(relationship, posts=[make_post()])
    assert "Confirm" in refused(wanted)["outsiders_are_meant"][0]
    wanted.outsiders_are_meant = True
    assert log_interaction(wanted, make_officer()).participants.count() == 1


def test_posts_above_and_below_the_partner_take_part() -> None:
    ministry = make_organisation()
    police = make_organisation(parent=ministry)
    unit = make_organisation(parent=police)
    posts = [make_post(organisation=each) for each in (ministry, police, unit)]
    row = log_interaction(
        draft(make_relationship(organisation=police), posts=posts), make_officer()
    )
    assert row.participants.count() == 3


def test_the_holder_on_that_day_is_kept() -> None:
    relationship, before, now = make_relationship(), make_person(), make_person()
    post = make_post(organisation=relationship.organisation, holder=now, since=day(-10))
    Tenure.everything.create(post=post, person=before, starts_on=day(-90), ends_on=day(-11))
    row = log_interaction(draft(relationship, on=day(-30), posts=[post]), make_officer())
    assert row.participants.get().person == before


def test_whoever_acts_is_named_only_where_nobody_holds_the_post() -> None:
    relationship, holder, acting = make_relationship(), make_person(), make_person()
    post = make_post(organisation=relationship.organisation, holder=holder)
    Tenure.everything.create(post=post, person=acting, is_acting=True)
    row = log_interaction(draft(relationship, posts=[post]), make_officer())
    assert row.participants.get().person == holder


def test_nobody_logs_with_a_partner_they_may_not_change() -> None:
    hidden = make_relationship(confidential=True, owner=make_officer())
    for user in (make_officer(), make_colleague(Role.READER), make_colleague(Role.ADMINISTRATOR)):
        assert "relationship" in refused(draft(hidden), user)
    assert log_interaction(draft(hidden), make_manager()).is_confidential


def test_a_follow_up_cannot_be_due_before() -> None:
    more = Additions(follow_up=ActionPoint(text="Send", due_on=day(-1)))
    assert "follow_up_due" in refused(draft(), additions=more)


def test_a_follow_up_goes_to_somebody_of_the_team() -> None:
    more = Additions(follow_up=ActionPoint(text="Send", assignee=make_colleague(Role.READER)))
    assert "partnership team" in refused(draft(), additions=more)["follow_up_by"][0]


def test_nothing_is_promised_in_what_was_not_held() -> None:
    more = Additions(commitments=[Commitment(side=Side.US, text="Send")])
    assert "commitments" in refused(draft(state=InteractionState.NO_ANSWER), additions=more)


def test_a_promise_cannot_be_due_before_it_was_made() -> None:
    more = Additions(commitments=[Commitment(side=Side.US, text="Send", due_on=day(-1))])
    assert "due before" in refused(draft(), additions=more)["commitments"][0]


def test_with_a_bad_file_nothing_is_kept(settings: Any) -> None:
    files = [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.exe", b"MZ\x00\x01")]
    found = refused(draft(), additions=Additions(files=files))
    assert "b.exe" in found["files"][0]
    assert not PrivateFile.everything.exists()
    assert not [each for each in settings.PRIVATE_ROOT.rglob("*") if each.is_file()]


def test_an_owner_who_left_is_refused() -> None:
    assert "has left" in refused(draft(owner=make_officer(is_active=False)))["owner"][0]


def test_named_people_want_the_choice_to_name_them() -> None:
    officer = make_officer()
    assert "named_people" in refused(draft(named_people=[officer]))
    wanted = draft(visibility=Visibility.NAMED, named_people=[make_colleague(Role.READER)])
    assert "named_people" in refused(wanted)
    row = log_interaction(
        draft(visibility=Visibility.NAMED, named_people=[officer]), make_officer()
    )
    assert list(row.named_people.all()) == [officer]


@pytest.mark.parametrize("visibility", [Visibility.NAMED, Visibility.TEAM])
def test_nobody_puts_an_interaction_out_of_their_own_sight(visibility: Visibility) -> None:
    user, owner = make_officer(), make_officer()
    make_team(owner)
    hidden = draft(visibility=visibility, owner=owner)
    assert "yourself" in refused(hidden, user)["visibility"][0]
    row = log_interaction(draft(hidden.relationship, owner=owner), user)
    with pytest.raises(ValidationError, match="yourself"):
        change_interaction(row, hidden, user)
    assert change_interaction(row, hidden, make_manager()).is_confidential


def test_a_team_that_is_not_there_cannot_see_it() -> None:
    assert "no team" in refused(draft(visibility=Visibility.TEAM))["visibility"][0]
    user = make_officer()
    make_team(user)
    assert log_interaction(draft(visibility=Visibility.TEAM), user).is_confidential


def test_the_same_e_mail_is_logged_once_with_a_partner() -> None:
    user, relationship = make_officer(), make_relationship()
    more = Additions(message_id="<a@example.org>")
    log_interaction(draft(relationship), user, more)
    with pytest.raises(ValidationError, match="was logged with this partner on"):
        log_interaction(draft(relationship), user, more)
    log_interaction(draft(), user, more)


def test_an_e_mail_logged_out_of_sight_is_logged_without_a_word_of_that() -> None:
    relationship, owner = make_relationship(), make_officer()
    more = Additions(message_id="<a@example.org>")
    hidden = make_interaction(
        relationship, confidential=True, owner=owner, message_id=more.message_id
    )
    row = log_interaction(draft(relationship), make_officer(), more)
    assert (again(row).message_id, again(hidden).message_id) == (None, "<a@example.org>")
    with pytest.raises(ValidationError, match="was logged with this partner on"):
        log_interaction(draft(relationship), owner, more)


# --- Changing ------------------------------------------------------------------------------------


def logged(relationship: Relationship | None = None, **values: Any) -> Interaction:
    return log_interaction(draft(relationship, **values), make_officer())


def test_a_change_names_the_fields_in_the_audit_log() -> None:
    user, row = make_officer(), logged(notes="before")
    change_interaction(row, draft(row.relationship, notes="after", owner=row.owner), user)
    entry = AuditEntry.objects.filter(record_uid=row.uid).first()
    assert (entry.action, entry.detail) == (AuditAction.CHANGED, "notes")


def test_no_change_writes_no_line() -> None:
    user, row = make_officer(), logged(notes="before")
    change_interaction(row, draft(row.relationship, notes="before", owner=row.owner), user)
    assert AuditEntry.objects.filter(record_uid=row.uid).count() == 1


def test_another_day_moves_the_clock_and_the_holders() -> None:
    relationship, before, now = make_relationship(), make_person(), make_person()
    post = make_post(organisation=relationship.organisation, holder=now, since=day(-10))
    Tenure.everything.create(post=post, person=before, ends_on=day(-11))
    row = logged(relationship, posts=[post])
    change_interaction(row, draft(relationship, on=day(-20), posts=[post]), make_officer())
    assert again(row).participants.get().person == before
    assert again(relationship).last_contact_on == day(-20)
    assert again(now).last_active_on is None
    assert again(before).last_active_on == day(-20)


def test_participants_who_stay_keep_who_held_the_post() -> None:
    relationship, person = make_relationship(), make_person()
    post = make_post(organisation=relationship.organisation)
    row = make_interaction(relationship, posts=(post,))
    Participant.everything.filter(interaction=row).update(person=person)
    other = make_post(organisation=relationship.organisation)
    change_interaction(row, draft(relationship, posts=[post, other]), make_officer())
    assert set(row.participants.values_list("post", "person")) == {
        (post.pk, person.pk),
        (other.pk, None),
    }


def test_former_colleagues_stay_on_what_they_did() -> None:
    row = make_interaction(colleagues=(make_officer(),))
    Participant.everything.filter(interaction=row).update(colleague=None)
    change_interaction(row, draft(row.relationship), make_officer())
    assert row.participants.count() == 1


def test_who_may_not_change_it_is_refused() -> None:
    hidden = make_interaction(confidential=True, owner=make_officer())
    with pytest.raises(PermissionDenied):
        change_interaction(hidden, draft(hidden.relationship), make_officer())


def test_a_plan_that_passed_can_still_be_edited() -> None:
    row = make_interaction(state=InteractionState.PLANNED, on=day(-3))
    wanted = draft(
        row.relationship, state=InteractionState.PLANNED, on=day(-3), notes="Nobody came"
    )
    assert change_interaction(row, wanted, make_officer()).notes == "Nobody came"


# --- Settling and deleting -----------------------------------------------------------------------


def test_a_plan_is_settled_as_held() -> None:
    row = make_interaction(state=InteractionState.PLANNED, on=day(5), notes="Agenda")
    settle_interaction(row, make_officer(), InteractionState.HELD, day(), "They agreed.")
    assert again(row).notes == "Agenda\n\nThey agreed."
    assert again(row.relationship).last_contact_on == day()


def test_only_a_plan_is_settled_and_only_for_a_day_that_has_come() -> None:
    user, held = make_officer(), make_interaction()
    with pytest.raises(ValidationError, match="not planned any more"):
        settle_interaction(held, user, InteractionState.CANCELLED, day())
    planned = make_interaction(state=InteractionState.PLANNED, on=day(5))
    with pytest.raises(ValidationError, match="not come yet"):
        settle_interaction(planned, user, InteractionState.HELD, day(5))
    settle_interaction(planned, user, InteractionState.CANCELLED, day(5))
    assert again(planned).state == InteractionState.CANCELLED


def test_only_a_manager_deletes_and_the_clock_goes_back(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    relationship = make_relationship()
    logged(relationship, on=day(-9))
    files = Additions(files=[SimpleUploadedFile("a.pdf", PDF)])
    row = log_interaction(draft(relationship), make_officer(), files)
    with pytest.raises(PermissionDenied):
        delete_interaction(row, make_officer())
    with django_capture_on_commit_callbacks(execute=True):
        delete_interaction(row, make_manager())
    assert again(relationship).last_contact_on == day(-9)
    assert not [each for each in settings.PRIVATE_ROOT.rglob("*") if each.is_file()]
    assert AuditEntry.objects.filter(action=AuditAction.DELETED, record_uid=row.uid).exists()


def test_what_something_depends_on_is_not_deleted() -> None:
    row = make_interaction()
    make_commitment(row.relationship, interaction=row)
    with pytest.raises(ValidationError, match="1 commitment"):
        delete_interaction(row, make_manager())
