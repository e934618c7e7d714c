"""The reference screens of the admin."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from accounts.choices import Action, Role
from accounts.roles import grants
from reference.models import Jurisdiction, Language, Topic
from reference.permissions import CorrectionsOnlyPolicy

pytestmark = pytest.mark.django_db
ACTIONS = ("add", "change", "delete", "view")


@pytest.fixture
def editor(django_user_model: Any) -> Any:
    """Return a colleague with every permission on the reference models."""
    user = django_user_model.objects.create_user(email="editor@example.org", password="x")
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="reference")
        | Permission.objects.filter(codename="access_admin")
    )
    return user


@pytest.fixture
def staff(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("model", "query", "expected"),
    [
        ("jurisdiction", "", "Afghanistan"),
        ("jurisdiction", "?q=burma", "Myanmar"),
        ("jurisdiction", "?kind=regional_body", "Council of Europe"),
        ("language", "?q=wolof", "Wolof"),
        ("topic", "", "Mandatory reporting"),
    ],
)
def test_a_list_shows_what_was_asked_for(
    staff: Client, model: str, query: str, expected: str
) -> None:
    response = staff.get(reverse(f"wagtailsnippets_reference_{model}:list") + query)
    assert response.status_code == 200
    assert expected in response.content.decode()


def test_the_list_of_jurisdictions_costs_the_same_for_few_and_for_many(
    staff: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(25):
        staff.get(reverse("wagtailsnippets_reference_jurisdiction:list"))


@pytest.mark.parametrize("model", [Jurisdiction, Language])
def test_rows_of_a_standard_are_corrected_but_not_added_or_deleted(editor: Any, model: Any) -> None:
    policy = CorrectionsOnlyPolicy(model)
    allowed = {action for action in ACTIONS if policy.user_has_permission(editor, action)}
    assert allowed == {"change", "view"}


def test_nobody_is_offered_a_new_jurisdiction(staff: Client) -> None:
    response = staff.get(reverse("wagtailsnippets_reference_jurisdiction:add"))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("code", ["GH", "EU", "XAD"])
def test_the_editor_of_a_jurisdiction_opens(staff: Client, code: str) -> None:
    pk = Jurisdiction.objects.get(code=code).pk
    response = staff.get(reverse("wagtailsnippets_reference_jurisdiction:edit", args=[pk]))
    assert response.status_code == 200
    assert 'name="population"' in response.content.decode()
    assert 'name="code"' not in response.content.decode()


def test_a_new_topic_gets_an_address(staff: Client) -> None:
    staff.post(
        reverse("wagtailsnippets_reference_topic:add"),
        {"name": "Sextortion", "slug": "sextortion", "definition": "Blackmail.", "see_also": []},
    )
    assert Topic.objects.get(slug="sextortion").definition == "Blackmail."


def test_what_a_person_changes_is_marked_and_can_be_given_back(staff: Client) -> None:
    topic = Topic.objects.get(slug="grooming")
    address = reverse("wagtailsnippets_reference_topic:edit", args=[topic.pk])
    words = {"name": topic.name, "slug": topic.slug, "definition": "Our own words."}
    staff.post(address, words)
    topic.refresh_from_db()
    assert (topic.definition, topic.locally_edited) == ("Our own words.", True)
    staff.post(address, words)
    topic.refresh_from_db()
    assert not topic.locally_edited


@pytest.mark.parametrize("model", [Jurisdiction, Language, Topic])
def test_everybody_sees_the_lists_and_few_change_them(model: Any) -> None:
    keepers = {role for role in Role if Action.CHANGE in grants.actions(model, role)}
    assert keepers == {Role.APPROVER, Role.ADMINISTRATOR}
    assert all(Action.VIEW in grants.actions(model, role) for role in Role)
