"""One action changes the holder of a post, and everything that follows from it."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from partnerships.tracker.choices import AuditAction, FlagKind, InteractionState
from partnerships.tracker.models import AuditEntry, HolderFlag, Participant, Person, Post, Tenure
from partnerships.tracker.services import save_tenure as saving
from partnerships.tracker.services.change_holder import HolderChange, Moved, change_holder
from partnerships.tracker.services.keep_tenure import keep_tenure
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_agreement,
    make_interaction,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def old() -> Person:
    return make_person(name="Invented Kwame Testing", email="kwame@office.example.org")


@pytest.fixture
def post(old: Person) -> Post:
    return make_post(holder=old, since=day(-400))


def change(post: Post, successor: Person | None = None, **values: Any) -> Moved:
    asked = {"last_day": day(-1), "starts_on": day() if successor else None, **values}
    return change_holder(HolderChange(post, successor=successor, **asked), make_officer())


def refused(post: Post, successor: Person | None = None, **values: Any) -> dict[str, Any]:
    before = list(Tenure.everything.order_by("pk").values())
    with pytest.raises(ValidationError) as error:
        change(post, successor, **values)
    assert list(Tenure.everything.order_by("pk").values()) == before
    return dict(error.value.message_dict)


def terms(post: Post) -> list[tuple[Person, date | None, date | None]]:
    rows = Tenure.everything.filter(post=post).order_by("pk")
    return [(row.person, row.starts_on, row.ends_on) for row in rows]


def test_the_tenure_ends_and_the_next_starts(post: Post, old: Person) -> None:
    new = make_person()
    change(post, new)
    assert terms(post) == [(old, day(-400), day(-1)), (new, day(), None)]


def test_a_new_person_is_written_down_in_the_same_action(post: Post) -> None:
    change(post, Person(name="  Invented   Ama "))
    assert Tenure.everything.get(post=post, ends_on=None).person.name == "Invented Ama"


def test_a_post_may_stay_vacant(post: Post, old: Person) -> None:
    change(post)
    assert terms(post) == [(old, day(-400), day(-1))]


def test_a_vacant_post_gets_a_holder_without_a_last_day() -> None:
    post, new = make_post(), make_person()
    change(post, new, last_day=None)
    assert terms(post) == [(new, day(), None)]


def test_who_acted_leaves_with_the_holder(post: Post) -> None:
    keep_tenure(
        Tenure(post=post, person=make_person(), starts_on=day(-5), is_acting=True), make_officer()
    )
    new = make_person()
    change(post, new)
    assert [row.person for row in Tenure.everything.filter(post=post, ends_on=None)] == [new]


def test_who_acted_may_become_the_holder() -> None:
    post, person = make_post(), make_person()
    keep_tenure(Tenure(post=post, person=person, starts_on=day(-5), is_acting=True), make_officer())
    change(post, person)
    assert [row.is_acting for row in Tenure.everything.filter(post=post).order_by("pk")] == [
        True,
        False,
    ]


def test_what_is_planned_moves_and_what_was_held_stays(post: Post, old: Person) -> None:
    new, partner = make_person(), make_relationship()
    planned = make_interaction(partner, posts=(post,), state=InteractionState.PLANNED, on=day(5))
    held = make_interaction(partner, posts=(post,), on=day(-5))
    cancelled = make_interaction(
        partner, posts=(post,), state=InteractionState.CANCELLED, on=day(6)
    )
    moved = change(post, new)
    who = {part.interaction_id: part.person for part in Participant.everything.all()}
    assert who == {planned.pk: new, held.pk: old, cancelled.pk: old}
    assert moved.planned == 1


def test_what_is_planned_in_a_vacant_post_is_with_the_post_alone(post: Post) -> None:
    make_interaction(posts=(post,), state=InteractionState.PLANNED, on=day(5))
    change(post)
    assert Participant.everything.get().person is None


def test_hidden_items_move_too_but_are_not_counted_to_who_may_not_see_them(post: Post) -> None:
    make_interaction(posts=(post,), state=InteractionState.PLANNED, on=day(5), confidential=True)
    new = make_person()
    moved = change(post, new)
    assert (moved.planned, moved.planned_in_all) == (0, 1)
    assert Participant.everything.get().person == new


def test_agreements_that_the_old_holder_signed_are_flagged_and_keep_the_signature(
    post: Post, old: Person
) -> None:
    signed = make_agreement(in_force=True, their_post=post, their_person=old)
    make_agreement(in_force=True, ends_on=day(-3), their_post=post, their_person=old)
    change(post, make_person())
    flag = HolderFlag.everything.get()
    assert (flag.kind, flag.agreement, flag.tenure.person) == (FlagKind.AGREEMENT, signed, old)
    signed.refresh_from_db()
    assert signed.their_person == old


def test_an_agreement_that_names_the_old_holder_is_flagged(post: Post) -> None:
    make_agreement(summary="Contact: INVENTED kwame testing, room 2.")
    make_agreement(summary="Contact: Invented Kwame Testingham.")
    change(post, make_person())
    assert HolderFlag.everything.count() == 1


def test_public_records_that_name_the_old_holder_are_flagged(post: Post) -> None:
    named = make_organisation(summary="Write to kwame@office.example.org.", live=True)
    make_organisation(summary="Write to the office.", live=True)
    make_organisation(summary="Invented Kwame Testing", live=False)
    change(post, make_person())
    flag = HolderFlag.everything.get()
    assert (flag.kind, flag.label) == (FlagKind.RECORD, named.name)
    assert flag.address.startswith("/admin/")


def test_a_second_look_flags_nothing_twice(post: Post, old: Person) -> None:
    make_agreement(in_force=True, their_post=post, their_person=old)
    change(post)
    row = Tenure.everything.get(post=post)
    row.ends_on = None
    keep_tenure(row, make_officer())
    change(post)
    assert HolderFlag.everything.count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"last_day": None}, "last_day"),
        ({"last_day": day(-500)}, "last_day"),
        ({"last_day": day(400), "starts_on": day(401)}, "last_day"),
        ({"starts_on": day(-1)}, "starts_on"),
        ({"starts_on": None}, "starts_on"),
        ({"starts_on": day(800)}, "starts_on"),
    ],
)
def test_days_that_cannot_be_true_are_refused_at_their_field(
    post: Post, values: dict[str, Any], field: str
) -> None:
    assert list(refused(post, make_person(), **values)) == [field]


def test_the_holder_cannot_follow_themselves(post: Post, old: Person) -> None:
    assert list(refused(post, old)) == ["successor"]


def test_a_vacant_post_needs_somebody() -> None:
    assert list(refused(make_post(), last_day=None)) == ["successor"]


def test_an_erased_person_cannot_follow(post: Post) -> None:
    gone = make_person(name="", erased_at="2026-01-01T00:00Z")
    assert list(refused(post, gone)) == ["successor"]


def test_what_was_decided_on_an_outdated_screen_is_refused(post: Post) -> None:
    seen = frozenset({Tenure.everything.get(post=post).uid})
    change(post, make_person(), last_day=day(-3), starts_on=day(-2), seen=seen)
    assert "__all__" in refused(post, make_person(), seen=seen)


def test_whoever_is_slower_gets_a_message(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    second = Tenure(post=post, person=make_person(), starts_on=day())
    with pytest.raises(ValidationError, match="just changed"):
        saving.save_tenure(second)
    with pytest.raises(IntegrityError):
        Tenure.everything.bulk_create([second])


def test_every_change_is_in_the_audit_log_without_a_name(post: Post) -> None:
    change(post, make_person(name="Invented Secret"))
    entries = AuditEntry.objects.all()
    assert {(entry.kind, entry.action) for entry in entries} == {
        ("tenure", AuditAction.CHANGED),
        ("tenure", AuditAction.CREATED),
        ("post", AuditAction.CHANGED),
    }
    assert not any("Secret" in entry.detail for entry in entries)


@pytest.mark.parametrize("ends", [[day(-1)], [day()], [day(3)], [day(30), day(3)]])
def test_a_tenure_that_is_corrected_to_an_end_lets_go_of_what_is_planned_after_it(
    post: Post, old: Person, ends: list[date]
) -> None:
    make_agreement(in_force=True, their_post=post, their_person=old)
    for offset in (0, 5):
        make_interaction(posts=(post,), state=InteractionState.PLANNED, on=day(offset))
    row = Tenure.everything.get(post=post)
    for row.ends_on in ends:
        keep_tenure(row, make_officer())
    parts = dict(Participant.everything.values_list("interaction__on", "person"))
    assert parts == {day(): old.pk if ends[-1] >= day() else None, day(5): None}
    assert HolderFlag.everything.count() == 1
