"""Merging on the screen: two are chosen, compared, and become one; or a message says why not."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.choices import HEAD_OF_POLICY, Role
from partnerships.register.models import Organisation
from partnerships.tracker.models import Merge, Person, Post
from tests.factories.register import make_organisation
from tests.factories.tracker import make_colleague, make_person, make_post, make_relationship

pytestmark = pytest.mark.django_db

PEOPLE, BODIES = "tracker_merge_people", "tracker_merge_organisations"


def sign_in(client: Client, *roles: Role) -> None:
    client.force_login(make_colleague(*roles))


def show(client: Client, name: str, kept: Any, gone: Any) -> Any:
    return client.get(reverse(name), {"kept": kept.uid, "gone": gone.uid})


def press(client: Client, name: str, kept: Any, gone: Any, **values: str) -> Any:
    form = show(client, name, kept, gone).context["form"]
    data = {f"value_{each.name}": "kept" for each in getattr(form, "differences", ())}
    data |= {"kept_uid": str(kept.uid), "gone_uid": str(gone.uid), **values}
    return client.post(reverse(name), data)


@pytest.mark.parametrize("role", [each for each in Role if each != Role.MANAGER])
@pytest.mark.parametrize("name", [PEOPLE, BODIES])
def test_only_managers_merge(client: Client, role: Role, name: str) -> None:
    sign_in(client, role)
    assert client.get(reverse(name)).status_code in {302, 403}
    assert client.post(reverse(name)).status_code in {302, 403}


def test_a_manager_compares_two_people_and_merges_them(client: Client) -> None:
    sign_in(client, Role.MANAGER)
    kept = make_person(name="Invented Ama", phone="1")
    gone = make_person(name="Invented Amma", email="ama@office.example.org")
    make_post(holder=gone)
    page = show(client, PEOPLE, kept, gone).content.decode()
    assert "tenures: 1" in page
    assert "ama@office.example.org" in page
    response = press(client, PEOPLE, kept, gone, value_email="gone", reason="Same voice.")
    assert response["Location"] == reverse("tracker_person", args=[kept.uid])
    row = Person.everything.get()
    assert (row.name, row.email, row.phone) == ("Invented Ama", "ama@office.example.org", "1")
    assert Merge.everything.get().reason == "Same voice."
    assert client.get(reverse("tracker_person", args=[gone.uid])).status_code == 302


def test_one_entry_twice_is_refused_at_the_field(client: Client) -> None:
    sign_in(client, Role.MANAGER)
    person = make_person()
    response = show(client, PEOPLE, person, person)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["gone"]


def test_an_erased_person_is_not_to_be_chosen(client: Client) -> None:
    sign_in(client, Role.MANAGER)
    erased = make_person(name="", erased_at="2026-01-01T00:00Z")
    response = show(client, PEOPLE, make_person(), erased)
    assert list(response.context["form"].errors) == ["gone"]


def test_two_that_are_not_there_any_more_are_not_found(client: Client) -> None:
    sign_in(client, Role.MANAGER)
    kept, gone = make_person(), make_person()
    data = {"kept_uid": str(kept.uid), "gone_uid": str(gone.uid)}
    gone.delete()
    assert client.post(reverse(PEOPLE), data).status_code == 404
    assert client.post(reverse(PEOPLE), {"kept_uid": "x"}).status_code == 404


def test_one_named_by_the_address_stands_in_the_form(client: Client) -> None:
    sign_in(client, Role.MANAGER)
    person = make_person(name="Invented Ama")
    response = client.get(reverse(PEOPLE), {"gone": person.uid})
    assert response.status_code == 200
    assert "Invented Ama" in response.content.decode()


def test_the_head_of_policy_merges_two_organisations(client: Client) -> None:
    sign_in(client, *HEAD_OF_POLICY)
    kept, gone = make_organisation(name="Ministry"), make_organisation(name="Ministery")
    make_relationship(organisation=gone)
    make_post(organisation=gone)
    page = show(client, BODIES, kept, gone).content.decode()
    assert "relationships: 1" in page
    response = press(client, BODIES, kept, gone)
    assert response.status_code == 302
    assert Organisation.objects.get(pk=kept.pk).name == "Ministry"
    assert Post.everything.get().organisation == kept


def test_a_manager_alone_is_told_who_merges_public_records(client: Client) -> None:
    sign_in(client, Role.MANAGER)
    kept, gone = make_organisation(), make_organisation()
    assert "policy approver" in show(client, BODIES, kept, gone).content.decode()
    response = press(client, BODIES, kept, gone)
    assert response.status_code == 422
    assert "policy approver" in response.content.decode()
    assert Organisation.objects.filter(pk=gone.pk).exists()


def test_a_parent_is_refused_before_and_after_the_press(client: Client) -> None:
    sign_in(client, *HEAD_OF_POLICY)
    above = make_organisation()
    below = make_organisation(parent=above)
    assert "a body and its parent" in show(client, BODIES, above, below).content.decode()
    response = press(client, BODIES, above, below)
    assert response.status_code == 422
    assert "a body and its parent" in response.content.decode()
    assert Organisation.objects.filter(pk=below.pk).exists()


def test_two_holders_of_one_post_are_named_and_nothing_changes(client: Client) -> None:
    sign_in(client, *HEAD_OF_POLICY)
    kept, gone = make_organisation(), make_organisation()
    for body in (kept, gone):
        make_post(organisation=body, title="Director", holder=make_person())
    response = press(client, BODIES, kept, gone)
    assert response.status_code == 422
    assert "two holders" in response.content.decode()
    assert Organisation.objects.filter(pk=gone.pk).exists()
