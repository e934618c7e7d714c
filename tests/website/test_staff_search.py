"""The admin's search finds what a colleague may see, and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from legislation.models import Instrument
from medialibrary.models import Document
from partnerships.register.models import Forum, Organisation
from tests.factories.legislation import make_law
from tests.factories.people import make_editor, make_staff
from tests.factories.records import make_record
from tests.website.pages import ghana, make_study
from website.search.staff import search_staff

pytestmark = pytest.mark.django_db


def found(user: User, text: str) -> dict[str, list[str]]:
    """Return the titles that `user` finds, by kind."""
    groups = search_staff(user, text).groups
    return {group.label: [item.title for item in group.items] for group in groups}


def page(client: Client, user: User, text: str) -> str:
    """Return the page that `user` gets."""
    client.force_login(user)
    response = client.get(reverse("staff_search"), {"q": text})
    assert response.status_code == 200
    return response.content.decode()


def test_drafts_are_found_and_say_so(client: Client) -> None:
    make_law(title="Zzqx draft", live=False)
    make_law(title="Zzqx law")
    items = search_staff(make_staff(Instrument, "change"), "zzqx").groups[0].items
    assert {(item.title, item.status, item.is_live) for item in items} == {
        ("Zzqx draft", "draft", False),
        ("Zzqx law", "live", True),
    }


def test_every_kind_has_its_group() -> None:
    make_law(title="Zzqx law")
    make_record(Organisation, name="Zzqx partner")
    make_record(Forum, name="Zzqx forum")
    make_study(ghana(), title="Zzqx study")
    Document.objects.create(title="Zzqx document", file="x.txt")
    assert found(make_editor(), "zzqx") == {
        "Laws": ["Zzqx law"],
        "Organisations": ["Zzqx partner"],
        "Forums": ["Zzqx forum"],
        "Pages": ["Zzqx study"],
        "Documents": ["Zzqx document"],
    }


def test_a_kind_without_permission_is_not_searched() -> None:
    make_law(title="Zzqx law")
    make_record(Forum, name="Zzqx forum")
    make_study(ghana(), title="Zzqx study")
    Document.objects.create(title="Zzqx document", file="x.txt")
    assert found(make_staff(Forum), "zzqx") == {"Forums": ["Zzqx forum"]}


def test_whoever_may_edit_gets_a_link_to_the_editor(client: Client) -> None:
    law = make_law(title="Zzqx law")
    html = page(client, make_staff(Instrument, "change"), "zzqx")
    assert f"""/edit/{law.pk}/">Zzqx law</a>""" in html


def test_whoever_may_only_look_gets_no_link() -> None:
    make_law(title="Zzqx law")
    (group,) = search_staff(make_staff(Instrument), "zzqx").groups
    assert group.items[0].url is None


def test_the_beginning_of_a_word_is_enough() -> None:
    make_law(title="Zzqxname law")
    assert found(make_staff(Instrument), "zzqxna") == {"Laws": ["Zzqxname law"]}


def test_what_means_the_same_is_found() -> None:
    make_law(title="Zzqx law", summary="On child sexual abuse material.")
    assert found(make_staff(Instrument), "zzqx csam") == {"Laws": ["Zzqx law"]}


@pytest.mark.parametrize("text", ["", "  ", "'", '"', "AND", "*", "\\", "x" * 5000, "😀"])
def test_whatever_is_typed_is_answered(client: Client, text: str) -> None:
    assert 'name="q"' in page(client, make_editor(), text)


def test_markup_is_shown_as_text(client: Client) -> None:
    make_law(title="<b>Zzqx</b> law zzqx")
    assert "&lt;b&gt;Zzqx" in page(client, make_editor(), "zzqx law")


def test_nobody_enters_without_signing_in(client: Client) -> None:
    assert client.get(reverse("staff_search"), {"q": "zzqx"}).status_code == 302


def test_the_box_of_the_side_bar_leads_here(client: Client) -> None:
    client.force_login(make_editor())
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f'"{reverse("staff_search")}"' in html


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "Check the spelling" in page(client, make_editor(), "zzqxnothing")
