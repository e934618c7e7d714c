"""The search of the tracker: who finds what, and that nobody learns of what they may not see."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.models import Agreement, FindEntry, Interaction, Person, Relationship
from partnerships.tracker.services.find_entries import find_entries
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    make_agreement,
    make_colleague,
    make_interaction,
    make_manager,
    make_officer,
    make_person,
    make_post,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def found(user: User, words: str) -> set[Any]:
    entries = find_entries(user, words, start=0, stop=50).entries
    return {entry.target_uid for entry in entries}


def test_each_kind_is_found_by_its_words() -> None:
    reader = make_colleague(Role.READER)
    body = make_organisation(name="Sorrel Bureau")
    rows = [
        make_relationship(organisation=body),
        make_post(title="Sorrel officer"),
        make_person(name="Sorrel Invented"),
        make_interaction(notes="They spoke of sorrel."),
        make_agreement(summary="On sorrel"),
    ]
    assert found(reader, "sorrel") >= {row.uid for row in rows}


def test_contact_data_is_found_by_nobody() -> None:
    person = make_person(email="sorrel@example.org", phone="555123", note="Sorrel", languages="sw")
    make_post(email="sorrel@example.org", phone="555123", note="Sorrel", holder=person)
    for words in ("sorrel", "555123", "sorrel@example.org", "sw"):
        assert not found(make_manager(), words)


def test_only_those_who_see_a_confidential_record_find_it() -> None:
    owner, named, stranger = make_officer(), make_officer(), make_officer()
    row = make_relationship(confidential=True, owner=owner, aim="Sorrel")
    talk = make_interaction(named=(named,), owner=owner, notes="Sorrel")
    pact = make_agreement(named=(named,), owner=owner, summary="Sorrel")
    assert found(make_manager(), "sorrel") == {row.uid, talk.uid, pact.uid}
    assert found(owner, "sorrel") == {row.uid, talk.uid, pact.uid}
    assert found(named, "sorrel") == {talk.uid, pact.uid}
    assert not found(stranger, "sorrel")


def test_what_hangs_on_a_confidential_partner_is_as_confidential() -> None:
    owner = make_officer()
    row = make_relationship(confidential=True, owner=owner)
    make_interaction(row, notes="Sorrel", owner=owner)
    make_agreement(row, summary="Sorrel", owner=owner)
    assert len(found(owner, "sorrel")) == 2
    for user in (make_officer(), make_colleague(Role.READER)):
        assert not found(user, "sorrel")


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER, Role.OFFICER])
def test_a_word_of_what_is_not_seen_is_answered_like_nonsense(role: Role) -> None:
    make_relationship(confidential=True, owner=make_officer(), aim="Sorrel")
    make_interaction(confidential=True, owner=make_officer(), subject="Sorrel", notes="Sorrel")
    make_interaction(notes="Something open")
    client, answers = signed_in(make_colleague(role)), []
    for words in ("sorrel", "qwzxyv"):
        answer = client.get(reverse("tracker_search"), {"q": words})
        tail = answer.content.decode().partition("<main")[2]
        answers.append((tail.replace(words, "…"), answer.context["kinds"], len(answer.content)))
    assert answers[0][:2] == answers[1][:2]
    joined = [len(found(make_colleague(role), f"open {words}")) for words in ("sorrel", "qwzxyv")]
    assert joined == [0, 0]


def test_numbers_by_kind_count_only_what_is_seen() -> None:
    make_interaction(notes="Sorrel")
    make_interaction(notes="Sorrel", confidential=True, owner=make_officer())
    answer = signed_in(make_officer()).get(reverse("tracker_search"), {"q": "sorrel"})
    assert answer.context["number"] == 1
    assert [number for _label, number, *_rest in answer.context["kinds"]] == [1, 1]


def test_closing_a_partner_hides_what_hangs_on_it_and_opening_shows_it() -> None:
    owner, reader = make_officer(), make_colleague(Role.READER)
    make_team(owner)
    row = make_relationship(owner=owner)
    talk = make_interaction(row, notes="Sorrel")
    row.visibility = "team"
    row.save()
    assert not found(reader, "sorrel")
    assert found(owner, "sorrel") == {talk.uid}
    row.visibility = "staff"
    row.save()
    assert found(reader, "sorrel") == {talk.uid}


def test_a_changed_word_is_found_and_the_old_one_is_not() -> None:
    reader, talk = make_colleague(Role.READER), make_interaction(notes="Sorrel")
    talk.notes = "Yarrow"
    talk.save()
    assert not found(reader, "sorrel")
    assert found(reader, "yarrow") == {talk.uid}


def test_what_was_deleted_is_gone() -> None:
    talk = make_interaction(notes="Sorrel")
    talk.delete()
    assert not found(make_manager(), "sorrel")
    assert not FindEntry.everything.filter(target_uid=talk.uid).exists()


def test_an_erased_person_vanishes() -> None:
    person = make_person(name="Sorrel Invented")
    person.name, person.erased_at = "", timezone.now()
    person.save()
    assert not found(make_manager(), "sorrel")
    assert not FindEntry.everything.filter(target_uid=person.uid).exists()


def test_a_partner_and_its_posts_are_found_by_a_new_name_of_the_body() -> None:
    body = make_organisation(name="Sorrel Bureau")
    row, post = make_relationship(organisation=body), make_post(organisation=body)
    talk = make_interaction(row)
    body.name = "Yarrow Bureau"
    body.save()
    assert found(make_manager(), "yarrow") == {row.uid, post.uid, talk.uid}
    assert not found(make_manager(), "sorrel")


def test_rebuilding_brings_back_what_was_written_past_the_signals() -> None:
    talk, person = make_interaction(notes="Sorrel"), make_person(name="Yarrow Invented")
    Interaction.everything.filter(pk=talk.pk).update(notes="Tansy")
    Person.everything.filter(pk=person.pk).update(name="", erased_at=timezone.now())
    call_command("rebuild_find_entries")
    assert found(make_manager(), "tansy") == {talk.uid}
    assert not found(make_manager(), "yarrow")
    models = (Relationship, Interaction, Agreement)
    assert FindEntry.everything.count() == sum(model.everything.count() for model in models)


@pytest.mark.parametrize("words", ["", "  ", "%", "' OR 1=1 --", '"', "*", "(", "a" * 5000])
def test_odd_questions_are_answered(words: str) -> None:
    make_interaction(notes="Sorrel")
    answer = signed_in(make_officer()).get(reverse("tracker_search"), {"q": words, "page": "-1"})
    assert answer.status_code == 200
    assert not answer.context["lines"]


def test_answers_are_narrowed_to_a_kind_and_lead_to_the_record() -> None:
    talk = make_interaction(notes="Sorrel", on=date(2024, 5, 1))
    make_agreement(summary="Sorrel")
    answer = signed_in(make_officer()).get(
        reverse("tracker_search"), {"q": "sorrel", "kind": "interaction"}
    )
    assert [line.url for line in answer.context["lines"]] == [
        reverse("tracker_interaction", args=[talk.uid])
    ]
    assert answer.context["number"] == 1


def test_what_people_typed_is_escaped() -> None:
    make_interaction(subject="<script>sorrel</script>", notes="<b>sorrel</b>")
    answer = signed_in(make_officer()).get(reverse("tracker_search"), {"q": "sorrel"})
    assert "<script>sorrel" not in answer.content.decode()
    assert "<b>sorrel" not in answer.content.decode()


def test_the_search_costs_as_many_queries_for_twenty_as_for_two() -> None:
    officer, counts = make_officer(), []
    client = signed_in(officer)
    for number in (2, 18):
        for _each in range(number):
            make_interaction(notes="Sorrel")
            make_interaction(notes="Sorrel", named=(officer,))
        client.get(reverse("tracker_search"), {"q": "sorrel"})
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("tracker_search"), {"q": "sorrel"})
        counts.append(len(captured))
    assert counts[0] == counts[1] < 15
