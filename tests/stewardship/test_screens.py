"""The screens of stewardship in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.register.models import Forum
from stewardship.models import Source, Verification
from tests.contracts.editor import Editor
from tests.factories.people import make_staff
from tests.factories.records import make_record

pytestmark = pytest.mark.django_db


def test_a_source_is_made_where_it_is_chosen(client: Client) -> None:
    client.force_login(make_staff(Source, "add", "change"))
    chooser = Source.snippet_viewset.chooser_viewset
    response = client.post(
        reverse(chooser.get_url_name("create")),
        {
            "title": "Gazette 12",
            "url": "https://example.org/g12",
            "address_basis": "seen",
            "kind": "official",
            "version": "original",
        },
    )
    assert response.json()["step"] == "chosen"
    assert Source.objects.get().title == "Gazette 12"


def test_an_address_taken_by_another_source_is_named(client: Client) -> None:
    Source.objects.create(title="Gazette 12", url="https://example.org/g12")
    client.force_login(make_staff(Source, "add"))
    data = {"title": "Again", "url": "https://example.org/g12", "kind": "other"}
    response = client.post(
        reverse(Source.snippet_viewset.get_url_name("add")),
        data | {"version": "original", "address_basis": "seen"},
    )
    assert "Gazette 12" in str(response.context["form"].errors["url"])


def test_a_check_is_recorded_from_the_editor(client: Client) -> None:
    record = make_record(Forum)
    editor = Editor(client, Forum, "change")
    response = client.post(editor.url("verify", record.pk))
    record.refresh_from_db()
    assert response.url == editor.url("edit", record.pk)
    assert record.verified_on
    assert Verification.objects.get().checked_by == editor.user


def test_a_reader_cannot_record_a_check(client: Client) -> None:
    record = make_record(Forum)
    editor = Editor(client, Forum, "view")
    client.post(editor.url("verify", record.pk))
    assert not Verification.objects.exists()


def test_the_list_can_be_filtered_by_verification_and_owner(client: Client) -> None:
    editor = Editor(client, Forum, "change")
    make_record(Forum, name="Mine", owner=editor.user)
    make_record(Forum, name="Nobody’s")
    query = {"owner": editor.user.pk, "verification": "not_verified", "state": "live"}
    page = client.get(editor.url("list"), query).content.decode()
    assert "Mine" in page
    assert "Nobody’s" not in page


def test_an_exported_cell_is_no_formula(client: Client) -> None:
    editor = Editor(client, Forum, "change")
    make_record(Forum, name="=HYPERLINK(1)")
    response = client.get(editor.url("list"), {"export": "csv"})
    assert "'=HYPERLINK(1)" in b"".join(response.streaming_content).decode()


def test_the_list_costs_the_same_for_many(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    editor = Editor(client, Forum, "change", "publish")
    make_record(Forum)
    client.get(editor.url("list"))
    with django_assert_max_num_queries(100) as few:
        client.get(editor.url("list"))
    cost = len(few.captured_queries)
    for _number in range(4):
        make_record(Forum, owner=editor.user)
    client.get(editor.url("list"))
    with django_assert_max_num_queries(cost):
        client.get(editor.url("list"))
