"""What the digest says of partners: to whom, what never, and that nothing is said twice."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management.base import CommandError
from django.db.models import Model

from accounts.choices import DigestRhythm, Role
from accounts.models import User
from partnerships.register.choices import OrganisationKind
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import InteractionState, Side
from partnerships.tracker.models import AgreementWarning
from stewardship.services.send_digests import send_digests
from tests.factories.register import make_organisation
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

SECRET = "PLANTED"


def run(on: date | None = None) -> None:
    send_digests(lambda _words: None, on)


def told(user: User) -> str:
    return "\n".join(str(each.body) for each in mail.outbox if each.to == [user.email])


def test_a_colleague_is_told_what_is_theirs_and_due_with_the_way_there(settings: Any) -> None:
    settings.STAFF_URL = "https://staff.example.org"
    user = make_officer()
    late = make_action(assignee=user, due_on=day(-3), text="Write the minutes")
    make_commitment(responsible=user, due_on=day(2), text="Send figures", side=Side.THEM)
    make_relationship(owner=user, next_step="Ask for dates", next_step_on=day(5))
    make_interaction(owner=user, state=InteractionState.PLANNED, on=day(1), subject="First talk")
    run()
    assert f"https://staff.example.org/admin/tracker/actions/{late.uid}/" in told(user)
    for words in ("Write the minutes", "Send figures", "Ask for dates", "First talk"):
        assert words in told(user)
    assert len(mail.outbox) == 1


def test_what_is_done_far_off_or_of_others_is_not_told() -> None:
    user, other = make_officer(), make_officer()
    make_action(assignee=user, due_on=day(-3), done_on=day(-1))
    make_action(assignee=user, due_on=day(9))
    make_action(assignee=other, due_on=day(-3))
    make_commitment(responsible=user, due_on=day(-3), dropped_on=day(-1))
    run()
    assert told(user) == ""


@pytest.mark.parametrize("role", list(Role))
def test_nobody_is_told_of_partners_without_a_right_or_an_item(role: Role) -> None:
    user = make_colleague(role)
    make_action(due_on=day(-3))
    run()
    assert told(user) == ""


@pytest.mark.parametrize(
    ("role", "hears"),
    [
        (Role.READER, True),
        (Role.EDITOR, True),
        (Role.APPROVER, True),
        (Role.OFFICER, True),
        (Role.MANAGER, True),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_every_role_of_the_tracker_hears_of_open_items_of_their_own(
    role: Role, hears: bool
) -> None:
    user = make_colleague(role)
    make_action(assignee=user, due_on=day(-3), text="Write the minutes")
    run()
    assert ("Write the minutes" in told(user)) == hears


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER])
def test_readers_are_not_told_of_what_is_confidential_even_if_it_is_theirs(role: Role) -> None:
    user = make_colleague(role)
    secret = make_relationship(named=(user,), owner=user, next_step=SECRET, next_step_on=day(-1))
    make_action(secret, assignee=user, due_on=day(-3), text=SECRET)
    run()
    assert told(user) == ""


def test_an_officer_hears_that_there_is_something_confidential_and_not_what() -> None:
    user = make_officer()
    body = make_organisation(name=SECRET)
    secret = make_relationship(
        organisation=body, named=(user,), owner=user, cadence_days=1, stage_since=day(-50)
    )
    row = make_action(secret, assignee=user, due_on=day(-3), text=SECRET)
    make_agreement(secret, owner=user, in_force=True, ends_on=day(20), title=SECRET)
    run()
    assert SECRET not in told(user)
    assert told(user).count("- Confidential item\n") == 3
    assert str(row.uid) in told(user)


def test_whoever_may_no_longer_see_an_item_is_not_told_of_it() -> None:
    user, owner = make_officer(), make_officer()
    team = make_team(user, owner)
    secret = make_relationship(confidential=True, owner=owner)
    make_action(secret, assignee=user, due_on=day(-3))
    user.team = None
    user.save()
    run()
    assert team.pk
    assert told(user) == ""


def test_the_deputy_hears_once_the_owner_has_left() -> None:
    owner, deputy = make_officer(is_active=False), make_officer()
    partner = make_relationship(
        owner=owner, deputy=deputy, next_step="Ask for dates", next_step_on=day(-1)
    )
    make_action(partner, assignee=owner, due_on=day(-3), text="Write the minutes")
    make_commitment(partner, due_on=day(-3), text="Send figures")
    here = make_relationship(
        owner=make_officer(), deputy=deputy, next_step="Not yours", next_step_on=day(-1)
    )
    run()
    assert told(owner) == ""
    for words in ("Ask for dates", "Write the minutes", "Send figures"):
        assert words in told(deputy)
    assert here.next_step not in told(deputy)


def test_a_partner_without_the_agreed_contact_is_told_with_both_numbers() -> None:
    user = make_officer()
    make_relationship(owner=user, cadence_days=30, last_contact_below_on=day(-45))
    make_relationship(owner=user, cadence_days=30, last_contact_below_on=day(-30))
    run()
    assert "45 days since the last contact, every 30 agreed" in told(user)
    assert told(user).count("since the last contact") == 1


def test_nothing_that_reaches_a_person_is_in_a_message() -> None:
    user = make_officer()
    text = "Call Ms X on +233 24 412 3456 or write to ms.x@ministry.example"
    make_action(assignee=user, due_on=day(-3), text=text)
    run()
    assert "Call Ms X on … or write to …" in told(user)
    assert "412" not in told(user)


def test_enquiries_are_a_number_for_those_who_may_take_them_in_hand() -> None:
    officer, reader = make_officer(), make_colleague(Role.READER)
    PortalRequest.objects.create(
        organisation_name=SECRET,
        organisation_kind=OrganisationKind.OTHER,
        contact_name=SECRET,
        email="x@example.net",
        message=SECRET,
        has_consent=True,
    )
    run()
    assert "1 request for a portal that nobody took in hand" in told(officer)
    assert SECRET not in told(officer)
    assert told(reader) == ""


def test_nobody_is_told_twice_on_one_day() -> None:
    user = make_officer()
    make_action(assignee=user, due_on=day(-3))
    run()
    run()
    assert len(mail.outbox) == 1


def test_a_weekly_digest_comes_once_a_week() -> None:
    user = make_officer(digest=DigestRhythm.WEEKLY)
    make_action(assignee=user, due_on=date(2026, 11, 1))
    monday = date(2026, 11, 23)
    for days in range(7):
        run(monday + timedelta(days=days))
    assert len(mail.outbox) == 1
    run(monday + timedelta(days=7))
    assert len(mail.outbox) == 2


def test_of_an_agreement_that_ends_its_owner_is_warned_once_for_each_threshold() -> None:
    user = make_officer()
    agreement = make_agreement(owner=user, in_force=True, ends_on=day(60), title="Memorandum 1")
    for days in range(3):
        run(day(days))
    assert told(user).count("Memorandum 1") == 1
    run(day(30))
    assert told(user).count("Memorandum 1") == 2
    assert set(AgreementWarning.objects.values_list("agreement", "days")) == {
        (agreement.pk, 60),
        (agreement.pk, 30),
    }


def test_a_warning_that_did_not_go_is_given_with_the_next_message(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    user = make_officer()
    make_agreement(owner=user, in_force=True, ends_on=day(60), title="Memorandum 1")

    def refuse(_backend: EmailBackend, _messages: list[Model]) -> int:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse)
        with pytest.raises(CommandError):
            run()
    assert not AgreementWarning.objects.exists()
    run()
    assert "Memorandum 1" in told(user)
    assert AgreementWarning.objects.count() == 1


def test_an_agreement_that_went_on_past_its_end_is_no_warning() -> None:
    user = make_officer()
    make_agreement(
        owner=user, in_force=True, ends_on=day(-40), renewal="automatic", title="Memorandum 1"
    )
    run()
    assert told(user) == ""


def test_a_long_list_is_cut_with_the_way_to_the_rest() -> None:
    user, partner = make_manager(), make_relationship()
    for _each in range(23):
        make_action(partner, assignee=user, due_on=day(-3))
    run()
    assert told(user).count("Action point:") == 20
    assert "3 more" in told(user)
