"""Finding rows by typing: the field, and the address that answers as one types."""

from typing import Any

import pytest
from django import forms
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.forms.picking import PickField, pick_for, suggest
from partnerships.tracker.models import Tenure
from partnerships.tracker.services.find_rows import ROW_KINDS
from tests.factories.legislation import make_law
from tests.factories.people import make_user
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_colleague,
    make_manager,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)

pytestmark = pytest.mark.django_db


class _Form(forms.Form):
    partner = PickField(kind="partner", to_edit=True)
    posts = PickField(kind="post", many=True, near="partner", offers=True, required=False)

    def __init__(self, *args: Any, colleague: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pick_for(self, colleague)


def form(user: User | None = None, **data: Any) -> _Form:
    return _Form(data, colleague=user or make_officer())


def partner(name: str, **values: Any) -> Any:
    return make_relationship(organisation=make_organisation(name=name), **values)


def ask(user: User, **question: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.get(reverse("tracker_pick"), question)


def keys(user: User, **question: str) -> list[str]:
    return [row["key"] for row in ask(user, **question).json()["results"]]


# --- The field -----------------------------------------------------------------------------------


def test_a_row_is_taken_by_its_identifier() -> None:
    row = partner("Harbour police")
    filled = form(partner=str(row.uid))
    assert filled.is_valid()
    assert filled.cleaned_data == {"partner": row, "posts": []}


def test_words_that_fit_one_row_are_enough() -> None:
    row = partner("Harbour police")
    partner("Mountain police")
    filled = form(**{"partner-words": "police harb"})
    assert filled.is_valid()
    assert filled.cleaned_data["partner"] == row


def test_words_that_fit_several_ask_which_and_stay() -> None:
    rows = {str(partner(f"Police of place {number}").uid) for number in range(2)}
    filled = form(**{"partner-words": "police"})
    assert "may mean several" in filled.errors["partner"][0]
    shown = filled["partner"].value()
    assert filled["partner"].field.prepare_value(shown).words == "police"
    html = str(filled["partner"])
    assert all(f'value="{uid}"' in html for uid in rows)
    assert 'name="partner-asked" value="police"' in html


def test_an_answer_to_which_one_settles_the_words() -> None:
    rows = [partner(f"Police of place {number}") for number in range(2)]
    data = {"partner": str(rows[1].uid), "partner-words": "police", "partner-asked": "police"}
    filled = form(**data)
    assert filled.is_valid()
    assert filled.cleaned_data["partner"] == rows[1]


def test_other_words_replace_what_was_chosen() -> None:
    old, new = partner("Harbour police"), partner("Mountain rescue")
    filled = form(**{"partner": str(old.uid), "partner-words": "rescue"})
    assert filled.is_valid()
    assert filled.cleaned_data["partner"] == new


def test_a_name_typed_whole_wins_over_longer_ones() -> None:
    row = partner("Police")
    partner("Police academy")
    filled = form(**{"partner-words": "police"})
    assert filled.is_valid()
    assert filled.cleaned_data["partner"] == row


def test_words_that_fit_nothing_are_said_at_the_field() -> None:
    filled = form(**{"partner-words": "nowhere"})
    assert "Nothing found for “nowhere”" in filled.errors["partner"][0]
    assert 'value="nowhere"' in str(filled["partner"])


def test_several_are_chosen_and_words_add_one() -> None:
    first, second = make_post(title="Director"), make_post(title="Registrar")
    row = partner("Harbour police")
    data = {"partner": str(row.uid), "posts": [str(first.uid)], "posts-words": "registrar"}
    filled = form(**data)
    assert filled.is_valid()
    assert filled.cleaned_data["posts"] == [first, second]


def test_a_required_field_wants_something() -> None:
    assert "required" in form().errors["partner"][0]


@pytest.mark.parametrize(
    "key", ["x", "1", "00000000-0000-0000-0000-000000000000", "\x00", "' or 1", "9" * 40]
)
def test_odd_identifiers_are_refused_at_the_field(key: str) -> None:
    assert "Choose again" in form(partner=key).errors["partner"][0]


def test_what_one_may_not_change_is_not_found_where_it_would_be_changed() -> None:
    owner, officer = make_officer(), make_officer()
    hidden = partner("Harbour police", confidential=True, owner=owner)
    assert form(officer, partner=str(hidden.uid)).errors
    assert form(officer, **{"partner-words": "harbour"}).errors
    assert form(owner, partner=str(hidden.uid)).is_valid()


def test_posts_of_the_partner_stand_there_to_be_ticked() -> None:
    row = partner("Harbour police")
    own = make_post(organisation=row.organisation, holder=make_person(name="Invented Person"))
    other = make_post()
    filled = form(partner=str(row.uid), posts=[str(own.uid)])
    suggest(filled, "posts", row)
    html = str(filled["posts"])
    assert f'value="{own.uid}" checked' in html
    assert html.count(str(own.uid)) == 1
    assert str(other.uid) not in html
    assert "Invented Person" in html


def test_a_change_is_noticed() -> None:
    row, other = partner("Harbour police"), partner("Mountain rescue")
    chosen = _Form({"partner": str(row.uid)}, initial={"partner": row}, colleague=make_officer())
    assert not chosen.has_changed()
    chosen = _Form({"partner": str(other.uid)}, initial={"partner": row}, colleague=make_officer())
    assert chosen.changed_data == ["partner"]


def test_what_is_typed_is_escaped() -> None:
    assert "<script>" not in str(form(**{"partner-words": '"><script>'})["partner"])


# --- The address ---------------------------------------------------------------------------------


def test_only_what_the_colleague_may_see_is_offered() -> None:
    owner, manager, reader = make_officer(), make_manager(), make_colleague(Role.READER)
    hidden = partner("Harbour police", confidential=True, owner=owner)
    for user, sees in ((owner, True), (manager, True), (make_officer(), False), (reader, False)):
        assert (str(hidden.uid) in keys(user, kind="partner", q="harbour")) is sees


def test_a_reader_is_offered_nothing_to_change() -> None:
    row = partner("Harbour police")
    reader = make_colleague(Role.READER)
    assert keys(reader, kind="partner", q="harbour") == [str(row.uid)]
    assert keys(reader, kind="partner", q="harbour", to="edit") == []


@pytest.mark.parametrize("user", [make_user, lambda: make_colleague(Role.ADMINISTRATOR)])
def test_without_a_right_to_the_tracker_there_is_no_answer(user: Any) -> None:
    row = partner("Harbour police")
    answer = ask(user(), kind="partner")
    assert answer.status_code in {302, 403}
    assert str(row.uid) not in answer.content.decode()


def test_contact_data_is_neither_shown_nor_searched() -> None:
    person = make_person(name="Invented Person", email="secret@example.org", phone="+99 123456")
    make_post(holder=person, title="Director", note="secret note")
    manager = make_manager()
    for kind, words in (("person", "invented"), ("post", "director")):
        answer = ask(manager, kind=kind, q=words).content.decode()
        assert "Invented Person" in answer
        assert "secret" not in answer
        assert "123456" not in answer
    assert keys(manager, kind="person", q="secret") == []


def test_an_erased_person_is_not_found() -> None:
    person = make_person(name="Invented Person")
    type(person).everything.filter(pk=person.pk).update(name="", erased_at=timezone.now())
    assert keys(make_manager(), kind="person") == []


def test_at_most_twenty_are_offered_and_more_are_told_of() -> None:
    for number in range(22):
        make_person(name=f"Invented {number}")
    answer = ask(make_officer(), kind="person", q="invented").json()
    assert len(answer["results"]) == 20
    assert answer["more"] is True


def test_what_belongs_to_the_partner_comes_first_or_alone() -> None:
    row = partner("Harbour police")
    unit = make_organisation(name="Cyber unit", parent=row.organisation)
    make_post(title="Adviser")
    own, of_unit = make_post(organisation=row.organisation, title="Z"), make_post(organisation=unit)
    user, near = make_officer(), str(row.uid)
    assert set(keys(user, kind="post", near=near)[:2]) == {str(own.uid), str(of_unit.uid)}
    assert len(keys(user, kind="post", near=near)) == 3
    assert len(keys(user, kind="post", near=near, only="near")) == 2


def test_an_unseen_partner_tells_nothing_of_its_posts() -> None:
    hidden = partner("Harbour police", confidential=True, owner=make_officer())
    make_post(organisation=hidden.organisation)
    assert keys(make_officer(), kind="post", near=str(hidden.uid), only="near") == []


def test_a_post_is_found_by_its_holder_and_its_body() -> None:
    organisation = make_organisation(name="Harbour police", acronym="HPX")
    post = make_post(organisation=organisation, holder=make_person(name="Invented Person"))
    for words in ("invented", "harbour", "hpx", f"{post.title} invented"):
        assert keys(make_officer(), kind="post", q=words) == [str(post.uid)]


def test_a_post_is_found_by_whoever_holds_it_today() -> None:
    user, post = make_officer(), make_post()
    for name, starts, ends in (("Gone", -9, -1), ("Leaving", 0, 3), ("Coming", 4, None)):
        days = {"starts_on": day(starts), "ends_on": None if ends is None else day(ends)}
        Tenure.everything.create(post=post, person=make_person(name=name), **days)
    found = {name: keys(user, kind="post", q=name) for name in ("Gone", "Leaving", "Coming")}
    assert found == {"Gone": [], "Leaving": [str(post.uid)], "Coming": []}
    shown = {name: ask(user, kind="person", q=name).content for name in found}
    assert [name for name in found if post.title.encode() in shown[name]] == ["Leaving"]


def test_only_colleagues_of_the_tracker_are_offered() -> None:
    make_user(first_name="Stranger")
    make_colleague(Role.READER, first_name="Reading")
    officer = make_officer(first_name="Official")
    assert keys(officer, kind="colleague", q="stranger") == []
    assert len(keys(officer, kind="colleague", q="reading")) == 1
    assert keys(officer, kind="officer", q="reading") == []
    assert keys(officer, kind="officer", q="official") == [str(officer.pk)]


def test_laws_in_draft_are_not_offered() -> None:
    law = make_law(title="Harbour Act")
    make_law(title="Harbour Bill", live=False)
    assert keys(make_officer(), kind="instrument", q="harbour") == [str(law.uid)]


@pytest.mark.parametrize("kind", sorted(ROW_KINDS))
def test_every_kind_answers_whatever_is_typed(kind: str) -> None:
    partner("Harbour police")
    near = str(partner("Mountain rescue").uid)
    for words in ("", "x", "% _ \\ '\"", "a " * 300, "\u202eé", "10(2)(a)"):
        assert ask(make_officer(), kind=kind, q=words, near=near).status_code == 200


@pytest.mark.parametrize("question", [{}, {"kind": "user"}, {"kind": "partner\x00"}])
def test_an_unknown_kind_is_a_bad_question(question: dict[str, str]) -> None:
    assert ask(make_officer(), **question).status_code == 400


@pytest.mark.parametrize("near", ["x", "00000000-0000-0000-0000-000000000000"])
def test_an_odd_partner_is_as_none(near: str) -> None:
    post = make_post()
    assert keys(make_officer(), kind="post", near=near) == [str(post.uid)]


def test_nobody_keeps_an_answer() -> None:
    assert "no-store" in ask(make_officer(), kind="partner")["Cache-Control"]


@pytest.mark.parametrize("kind", ["partner", "post", "person"])
def test_many_rows_cost_as_many_queries_as_few(kind: str) -> None:
    client = Client()
    client.force_login(make_officer())

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("tracker_pick"), {"kind": kind})
        return len(queries)

    for _each in range(2):
        make_relationship()
        make_post(holder=make_person())
    cost()
    few = cost()
    for _each in range(6):
        make_relationship()
        make_post(holder=make_person())
    assert cost() == few
