"""Posts and people on the screen: who may, what is refused, what is never shown."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from partnerships.tracker.choices import AuditAction, FlagKind, MergeKind
from partnerships.tracker.models import (
    AuditEntry,
    HolderFlag,
    Merge,
    Person,
    Post,
    Tenure,
)
from tests.factories.people import make_user
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_agreement,
    make_colleague,
    make_commitment,
    make_interaction,
    make_manager,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)

pytestmark = pytest.mark.django_db

CONTACT = {
    "email": "secret@office.example.org",
    "phone": "+00 555 SECRET",
    "note": "SECRET likes tea",
}
ON_POST = ("tracker_post_edit", "tracker_change_holder", "tracker_tenure_add")


def url(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def sign_in(client: Client, *roles: Role) -> None:
    client.force_login(make_colleague(*roles))


def read(client: Client, name: str, *args: Any, query: str = "") -> str:
    response = client.get(url(name, *args) + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER])
def test_readers_see_posts_and_names_but_no_contact_data(client: Client, role: Role) -> None:
    sign_in(client, role)
    person = make_person(name="Invented Ama", **CONTACT)
    post = make_post(holder=person, email="office@office.example.org")
    assert "office@office.example.org" in read(client, "tracker_post", post.uid)
    for name, args in (
        ("tracker_posts", ()),
        ("tracker_people", ()),
        ("tracker_post", (post.uid,)),
        ("tracker_person", (person.uid,)),
    ):
        page = read(client, name, *args)
        assert "Invented Ama" in page
        assert not any(secret in page for secret in CONTACT.values())


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MANAGER])
def test_officers_and_managers_see_contact_data(client: Client, role: Role) -> None:
    sign_in(client, role)
    person = make_person(**CONTACT)
    page = read(client, "tracker_person", person.uid)
    assert all(secret in page for secret in CONTACT.values())


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER])
def test_readers_change_nothing(client: Client, role: Role) -> None:
    sign_in(client, role)
    person = make_person()
    post = make_post(holder=person)
    tenure = Tenure.everything.get()
    asked: list[tuple[str, tuple[Any, ...]]] = [(name, (post.uid,)) for name in ON_POST]
    asked += [("tracker_post_add", ()), ("tracker_person_add", ())]
    asked += [("tracker_person_edit", (person.uid,)), ("tracker_tenure_edit", (tenure.uid,))]
    for name, args in asked:
        assert client.get(url(name, *args)).status_code in {302, 403}, name
        assert client.post(url(name, *args)).status_code in {302, 403}, name
    assert client.get(url("tracker_people") + "?format=csv").status_code in {302, 403}


def test_the_page_of_a_post_says_who_holds_it_today(client: Client) -> None:
    sign_in(client, Role.READER)
    post, leaving = make_post(), make_person()
    Tenure.everything.create(post=post, person=leaving, ends_on=day(3))
    Tenure.everything.create(post=post, person=make_person(), starts_on=day(4))
    page = client.get(url("tracker_post", post.uid))
    assert [tenure.person for tenure in page.context["holders"]] == [leaving]


def test_without_a_role_nothing_is_shown(client: Client) -> None:
    post = make_post()
    for user in (make_user(), make_colleague(Role.ADMINISTRATOR)):
        client.force_login(user)
        assert client.get(url("tracker_posts")).status_code in {302, 403}
        assert client.get(url("tracker_post", post.uid)).status_code in {302, 403}


# --- Lists ---------------------------------------------------------------------------------------


def names(client: Client, list_name: str, query: str) -> set[str]:
    return {str(row) for row in client.get(url(list_name) + query).context["rows"]}


def test_posts_are_found_by_words_state_and_organisation(client: Client) -> None:
    sign_in(client, Role.READER)
    body = make_organisation(name="Invented Ministry")
    held = make_post(title="Director", organisation=body, holder=make_person())
    vacant = make_post(title="Deputy", organisation=body)
    gone = make_post(title="Chief", ended_on=day(-3))
    assert names(client, "tracker_posts", "?q=ministry+direc") == {str(held)}
    assert names(client, "tracker_posts", "?state=vacant") == {str(vacant)}
    assert names(client, "tracker_posts", "?state=held") == {str(held)}
    assert names(client, "tracker_posts", "?state=former") == {str(gone)}
    both = {str(held), str(vacant)}
    assert "Only of “Invented Ministry”" in read(
        client, "tracker_posts", query=f"?organisation={body.uid}"
    )
    assert names(client, "tracker_posts", f"?organisation={body.uid}") == both
    assert names(client, "tracker_posts", "?state=nonsense&page=99&organisation=x") == both


def test_people_are_found_by_where_they_stand_and_the_erased_are_not(client: Client) -> None:
    sign_in(client, Role.READER)
    holder, former, never = (make_person(name=f"Invented {each}") for each in "ABC")
    post = make_post(holder=holder)
    Tenure.everything.create(post=post, person=former, ends_on=day(-9))
    make_person(name="", erased_at="2026-01-01T00:00Z")
    assert names(client, "tracker_people", "") == {str(each) for each in (holder, former, never)}
    assert names(client, "tracker_people", "?state=held") == {str(holder)}
    assert names(client, "tracker_people", "?state=former") == {str(former)}
    assert names(client, "tracker_people", "?state=none") == {str(never)}
    asked = f"?organisation={post.organisation.uid}"
    assert names(client, "tracker_people", asked) == {str(holder), str(former)}


@pytest.mark.parametrize("list_name", ["tracker_posts", "tracker_people"])
def test_a_list_of_twenty_costs_as_many_queries_as_one_of_two(
    client: Client, list_name: str
) -> None:
    sign_in(client, Role.OFFICER)
    counts = []
    for number in (2, 18):
        for _each in range(number):
            make_post(holder=make_person())
        client.get(url(list_name))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url(list_name))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_list_is_taken_out_by_officers_and_that_is_written_down(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    make_person(name="=Invented", **CONTACT)
    response = client.get(url("tracker_people") + "?format=csv")
    lines = b"".join(response.streaming_content).decode()  # type: ignore[arg-type]  # what is streamed
    assert CONTACT["email"] in lines
    assert "'=Invented" in lines
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.kind, entry.detail) == (AuditAction.EXPORTED, "person", "csv, 1")
    assert client.get(url("tracker_people") + "?format=exe").status_code == 404


# --- Pages ---------------------------------------------------------------------------------------


def test_the_page_of_a_post_shows_what_it_took_part_in(client: Client) -> None:
    sign_in(client, Role.READER)
    partner, person = make_relationship(), make_person(name="Invented Yaw")
    post = make_post(holder=person, organisation=partner.organisation)
    make_interaction(partner, posts=(post,), subject="Seen by all")
    make_interaction(partner, posts=(post,), subject="Kept secret", confidential=True)
    make_commitment(partner, post=post, text="A promise")
    make_agreement(partner, their_post=post, their_person=person, title="A memorandum")
    page = read(client, "tracker_post", post.uid)
    for words in ("Seen by all", "A promise", "A memorandum", "Invented Yaw"):
        assert words in page
    assert "Kept secret" not in page
    assert "Seen by all" in read(client, "tracker_person", person.uid)


def test_the_page_of_a_post_costs_the_same_whatever_it_took_part_in(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    partner = make_relationship()
    post = make_post(holder=make_person(), organisation=partner.organisation)
    counts = []
    for number in (2, 15):
        for _each in range(number):
            make_interaction(partner, posts=(post,))
            make_commitment(partner, post=post)
            make_agreement(partner, their_post=post, in_force=True)
        client.get(url("tracker_post", post.uid))
        with CaptureQueriesContext(connection) as queries:
            client.get(url("tracker_post", post.uid))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_unknown_row_is_not_found_and_a_merged_one_leads_on(client: Client) -> None:
    sign_in(client, Role.READER)
    gone, kept = make_person(), make_person()
    Merge.everything.create(kind=MergeKind.PERSON, gone_uid=gone.uid, kept_uid=kept.uid)
    gone.delete()
    response = client.get(url("tracker_person", gone.uid))
    assert response.status_code == 302
    assert response["Location"] == url("tracker_person", kept.uid)
    assert client.get(url("tracker_post", gone.uid)).status_code == 404


def test_an_erased_person_shows_what_the_institution_did(client: Client) -> None:
    sign_in(client, Role.MANAGER)
    person = make_person(name="", erased_at="2026-01-01T00:00Z")
    make_post(holder=person, title="Director of Cases")
    page = read(client, "tracker_person", person.uid)
    assert "erased on 1 January 2026" in page
    assert "Director of Cases" in page


# --- Adding and editing --------------------------------------------------------------------------


def test_a_post_is_added_to_the_partner_named_by_the_address(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    partner = make_relationship()
    add = url("tracker_post_add")
    assert str(partner.organisation) in read(
        client, "tracker_post_add", query=f"?partner={partner.uid}"
    )
    client.post(add, {"organisation": partner.organisation.uid, "title": "  Chief   of Cases "})
    post = Post.everything.get()
    assert (post.title, post.organisation) == ("Chief of Cases", partner.organisation)
    response = client.post(
        add, {"organisation": partner.organisation.uid, "title": "chief of cases"}
    )
    assert response.status_code == 422
    assert "has a post of this title" in response.content.decode()
    assert Post.everything.count() == 1


def test_a_person_is_added_with_the_post_they_hold(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    post = make_post()
    values = {"name": "Invented Ama", "post": post.uid, "starts_on": day(-3)}
    response = client.post(url("tracker_person_add"), values)
    assert response.status_code == 302
    assert Tenure.everything.get().person.name == "Invented Ama"


def test_a_person_whose_post_is_held_is_refused_and_nothing_is_saved(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    post = make_post(holder=make_person(), since=day(-9))
    values = {"name": "Invented Ama", "post": post.uid, "starts_on": day(-3)}
    response = client.post(url("tracker_person_add"), values)
    assert response.status_code == 422
    assert "starts_on" in response.context["form"].errors
    assert Person.everything.count() == 1


def test_somebody_known_is_warned_of_before_saving(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    known = make_person(name="Ámá Invented")
    values = {"name": "Invented, Ama"}
    response = client.post(url("tracker_person_add"), values)
    assert response.status_code == 422
    assert url("tracker_person", known.uid) in response.content.decode()
    assert Person.everything.count() == 1
    assert client.post(url("tracker_person_add"), values | {"is_another": "on"}).status_code == 302


def test_a_slip_of_the_pen_is_warned_of_within_one_organisation(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    body = make_organisation()
    make_post(holder=make_person(name="Invented Mensah"), organisation=body)
    other = make_post(organisation=body)
    values = {"name": "Invented Mensa", "post": other.uid}
    assert client.post(url("tracker_person_add"), values).status_code == 422
    assert client.post(url("tracker_person_add"), {"name": "Invented Mensa"}).status_code == 302


def test_a_person_is_edited_and_the_log_names_fields_only(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    person = make_person(name="Invented Ama")
    client.post(url("tracker_person_edit", person.uid), {"name": "Invented Ama", **CONTACT})
    person.refresh_from_db()
    assert person.email == CONTACT["email"]
    assert AuditEntry.objects.get().detail == "email, phone, note"


# --- Holders -------------------------------------------------------------------------------------


def holder_values(post: Post, **values: Any) -> dict[str, Any]:
    seen = Tenure.everything.filter(post=post, ends_on=None).values_list("uid", flat=True)
    return {
        "last_day": day(-1),
        "starts_on": day(),
        "seen": " ".join(map(str, seen)),
        **values,
    }


def test_the_holder_is_changed_by_one_form(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    old, new = make_person(), make_person()
    post = make_post(holder=old, since=day(-50))
    make_agreement(their_post=post, their_person=old, in_force=True, title="A memorandum")
    response = client.post(
        url("tracker_change_holder", post.uid), holder_values(post, successor=new.uid)
    )
    assert response["Location"] == url("tracker_post", post.uid)
    page = read(client, "tracker_post", post.uid)
    assert "1 thing still names the former holder" in page
    assert "A memorandum" in page
    assert Tenure.everything.get(ends_on=None).person == new


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "successor"),
        ({"new_name": "Invented New", "is_vacant": "on"}, "is_vacant"),
        ({"new_name": "Invented New", "last_day": ""}, "last_day"),
        ({"new_name": "Invented New", "starts_on": day(-1)}, "starts_on"),
        ({"new_name": "Invented Old"}, "new_name"),
        ({"successor-words": "nobody at all"}, "successor"),
    ],
)
def test_a_change_of_holder_is_refused_at_the_field_and_changes_nothing(
    client: Client, values: dict[str, Any], field: str
) -> None:
    sign_in(client, Role.OFFICER)
    post = make_post(holder=make_person(name="Invented Old"), since=day(-50))
    response = client.post(url("tracker_change_holder", post.uid), holder_values(post, **values))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Tenure.everything.get().ends_on is None
    assert Person.everything.count() == 1


def test_a_tenure_is_added_corrected_and_taken_out(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    post, person = make_post(), make_person()
    add = url("tracker_tenure_add", post.uid)
    client.post(add, {"person": person.uid, "starts_on": day(-9), "ends_on": day(-2)})
    tenure = Tenure.everything.get()
    edit = url("tracker_tenure_edit", tenure.uid)
    values = {"person": person.uid, "starts_on": day(-9)}
    assert client.post(edit, values | {"ends_on": day(-10)}).status_code == 422
    client.post(edit, values | {"ends_on": day(-1)})
    tenure.refresh_from_db()
    assert tenure.ends_on == day(-1)
    client.post(edit, values | {"is_wrong": "on"})
    assert not Tenure.everything.exists()


def test_a_tenure_in_which_something_was_done_is_not_taken_out(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    person = make_person()
    post = make_post(holder=person)
    make_interaction(posts=(post,))
    tenure = Tenure.everything.get()
    values = {"person": person.uid, "is_wrong": "on"}
    response = client.post(url("tracker_tenure_edit", tenure.uid), values)
    assert response.status_code == 422
    assert "is_wrong" in response.context["form"].errors


# --- Mentions ------------------------------------------------------------------------------------


def flag(**values: Any) -> HolderFlag:
    tenure = Tenure.everything.create(
        post=make_post(), person=make_person(), ends_on=day() - timedelta(days=1)
    )
    values = {"kind": FlagKind.PAGE, "label": "A page", "address": "/admin/x/", **values}
    return HolderFlag.everything.create(tenure=tenure, **values)


def test_a_mention_is_settled_by_one_press(client: Client) -> None:
    sign_in(client, Role.OFFICER)
    row = flag()
    assert "A page" in read(client, "tracker_flags")
    settle = url("tracker_flag_settle", row.uid)
    response = client.post(settle, {"next": "https://elsewhere.example/"})
    assert response["Location"] == url("tracker_flags")
    row.refresh_from_db()
    assert row.settled_on == day()
    assert AuditEntry.objects.filter(kind="holderflag").count() == 1


def test_a_mention_in_a_hidden_agreement_is_hidden(client: Client) -> None:
    sign_in(client, Role.READER)
    hidden = make_agreement(confidential=True, title="Hidden memorandum")
    row = flag(label="Hidden memorandum", agreement=hidden)
    assert "Hidden memorandum" not in read(client, "tracker_flags")
    assert "Hidden memorandum" not in read(client, "tracker_post", row.tenure.post.uid)
    assert client.post(url("tracker_flag_settle", row.uid)).status_code in {302, 403}
    client.force_login(make_officer())
    assert client.post(url("tracker_flag_settle", row.uid)).status_code == 404
    client.force_login(make_manager())
    assert "Hidden memorandum" in read(client, "tracker_flags")
