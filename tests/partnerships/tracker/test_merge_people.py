"""Two rows of one person become one, and nothing that led to either is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from partnerships.tracker.choices import AuditAction, FlagKind, MergeKind, Side
from partnerships.tracker.models import (
    AuditEntry,
    HolderFlag,
    Merge,
    Participant,
    Person,
    Tenure,
)
from partnerships.tracker.services.find_survivor import find_survivor
from partnerships.tracker.services.merge_people import PeopleMerge, merge_people
from partnerships.tracker.services.move_rows import relations_to
from tests.factories.tracker import (
    day,
    make_agreement,
    make_interaction,
    make_manager,
    make_officer,
    make_person,
    make_post,
)

pytestmark = pytest.mark.django_db


def part(person: Person, **values: Any) -> Participant:
    values.setdefault("interaction", make_interaction())
    return Participant.everything.create(person=person, side=Side.THEM, **values)


#: A row of every kind that points at a person; a new kind has to be added here.
ROWS: dict[tuple[str, str], Callable[[Person], Any]] = {
    ("tracker.tenure", "person"): lambda person: Tenure.everything.create(
        post=make_post(), person=person, ends_on=day(-9)
    ),
    ("tracker.participant", "person"): lambda person: part(person, post=make_post()),
    ("tracker.agreement", "their_person"): lambda person: make_agreement(their_person=person),
}


def merge(kept: Person, gone: Person, **values: Any) -> Merge:
    return merge_people(PeopleMerge(kept, gone, values), make_manager())


def refused(kept: Person, gone: Person) -> list[str]:
    with pytest.raises(ValidationError) as error:
        merge(kept, gone)
    return list(error.value.message_dict)


def test_every_kind_of_row_that_points_at_a_person_is_known_here() -> None:
    found = {(key.model._meta.label_lower, key.name) for key in relations_to(Person)}
    assert found == set(ROWS)


@pytest.mark.parametrize("key", ROWS, ids=lambda key: key[0])
def test_whatever_points_at_the_person_who_goes_points_at_the_one_who_stays(
    key: tuple[str, str],
) -> None:
    kept, gone = make_person(), make_person()
    row, other = ROWS[key](gone), ROWS[key](kept)
    merge(kept, gone)
    for each in (row, other):
        each.refresh_from_db()
        assert getattr(each, key[1]) == kept
    assert not Person.everything.filter(pk=gone.pk).exists()


def test_the_values_that_were_chosen_stay() -> None:
    kept = make_person(name="Invented Ama", email="old@office.example.org", phone="1")
    gone = make_person(name="Invented Ama Two", email="new@office.example.org", phone="2")
    merge(kept, gone, email="new@office.example.org")
    kept.refresh_from_db()
    assert (kept.name, kept.email, kept.phone) == ("Invented Ama", "new@office.example.org", "1")


def test_the_last_contact_with_either_stays() -> None:
    kept, gone = make_person(last_active_on=day(-9)), make_person(last_active_on=day(-2))
    merge(kept, gone)
    kept.refresh_from_db()
    assert kept.last_active_on == day(-2)


def test_somebody_takes_part_in_one_contact_once() -> None:
    kept, gone = make_person(), make_person()
    post = make_post(holder=kept)
    contact = make_interaction(posts=(post,))
    part(gone, interaction=contact)
    merge(kept, gone)
    assert [(each.person, each.post) for each in Participant.everything.all()] == [(kept, post)]


def test_two_posts_in_one_contact_both_stay() -> None:
    kept, gone = make_person(), make_person()
    posts = (make_post(holder=kept), make_post(holder=gone))
    make_interaction(posts=posts)
    merge(kept, gone)
    assert {each.post for each in Participant.everything.filter(person=kept)} == set(posts)


def test_mentions_follow_the_tenure() -> None:
    kept, gone = make_person(), make_person()
    tenure = Tenure.everything.create(post=make_post(), person=gone, ends_on=day(-1))
    HolderFlag.everything.create(tenure=tenure, kind=FlagKind.PAGE, label="A", address="/a/")
    merge(kept, gone)
    assert HolderFlag.everything.get().tenure.person == kept


def test_the_identifier_that_is_gone_leads_on_even_twice() -> None:
    first, second, third = make_person(), make_person(), make_person()
    gone, between = first.uid, second.uid
    merge(second, first)
    merge(third, second)
    assert (
        find_survivor(gone, MergeKind.PERSON)
        == find_survivor(between, MergeKind.PERSON)
        == third.uid
    )
    assert find_survivor(third.uid, MergeKind.PERSON) is None


def test_a_merge_is_written_down_without_a_name() -> None:
    kept, gone = make_person(), make_person(name="Invented Secret")
    make_agreement(their_person=gone)
    row = merge(kept, gone)
    assert (row.kind, row.kept_uid, row.counts) == (MergeKind.PERSON, kept.uid, {"agreement": 1})
    entry = AuditEntry.objects.filter(action=AuditAction.MERGED).get()
    assert (entry.record_uid, entry.detail) == (kept.uid, "agreement: 1")


def test_nobody_is_merged_with_themselves_or_with_somebody_erased() -> None:
    person, erased = make_person(), make_person(name="", erased_at="2026-01-01T00:00Z")
    assert refused(person, person) == ["gone"]
    assert refused(person, erased) == ["gone"]
    assert refused(erased, person) == ["kept"]
    assert Person.everything.count() == 2
    assert not Merge.everything.exists()


def test_an_officer_merges_nobody() -> None:
    kept, gone = make_person(), make_person()
    with pytest.raises(PermissionDenied):
        merge_people(PeopleMerge(kept, gone), make_officer())
    assert Person.everything.count() == 2
