"""The admin screens of the register."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from partnerships.register.choices import EngagementKind, OrganisationKind, PartnerRole
from partnerships.register.models import Edition, Forum, Organisation, Portal, Seat
from tests.caches import forget_all
from tests.contracts.editor import Editor
from tests.factories.register import (
    make_edition,
    make_forum,
    make_organisation,
    make_portal,
    make_seat,
)

pytestmark = pytest.mark.django_db

FAMILIES = (Organisation, Portal, Forum, Edition, Seat)


def fill() -> None:
    body = make_organisation(parent=make_organisation())
    make_portal(partners=(body,))
    forum = make_forum()
    make_edition(forum, attended=True)
    make_seat(forum=forum)


@pytest.mark.parametrize("model", FAMILIES)
def test_a_list_costs_the_same_however_long_it_is(client: Client, model: type[Any]) -> None:
    editor = Editor(client, model)

    def cost() -> int:
        forget_all()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(editor.url("list")).status_code == 200
        return len(queries)

    fill()
    cost()
    with_few = cost()
    fill()
    fill()
    assert cost() == with_few


@pytest.mark.parametrize("model", FAMILIES)
@pytest.mark.parametrize("screen", ["edit", "history", "inspect", "usage"])
def test_every_screen_of_a_record_opens(client: Client, model: type[Any], screen: str) -> None:
    fill()
    editor = Editor(client, model)
    response = client.get(editor.url(screen, model.objects.first().pk))
    assert response.status_code == 200


@pytest.mark.parametrize("model", FAMILIES)
def test_a_list_exports_what_is_filtered(client: Client, model: type[Any]) -> None:
    fill()
    editor = Editor(client, model)
    file = client.get(editor.url("list"), {"export": "xlsx", "state": "live"})
    book = load_workbook(BytesIO(b"".join(file.streaming_content)), read_only=True)
    assert len(list(book.active.rows)) == 1 + model.objects.count()


def test_organisations_filter_by_what_they_are(client: Client) -> None:
    police = make_organisation(kind=OrganisationKind.POLICE, name="Police of Testland")
    make_organisation(kind=OrganisationKind.COMPANY, name="Company of Testland")
    make_portal(partners=(police,), role=PartnerRole.GOVERNMENT)
    editor = Editor(client, Organisation)
    for wanted in ({"kind": "police"}, {"portal_roles__role": "government"}):
        text = client.get(editor.url("list"), wanted).content.decode()
        assert "Police of Testland" in text
        assert "Company of Testland" not in text


def test_portals_filter_by_the_year_of_their_launch(client: Client) -> None:
    make_portal(name="Portal of 2016", launched="2016-06-01")
    make_portal(name="Portal of 2021", launched="2021")
    editor = Editor(client, Portal)
    text = client.get(editor.url("list"), {"launched_from": "2020"}).content.decode()
    assert "Portal of 2021" in text
    assert "Portal of 2016" not in text


def test_a_list_says_a_partial_date_in_words(client: Client) -> None:
    make_portal(name="Portal of 2016", launched="2016-06")
    text = client.get(Editor(client, Portal).url("list")).content.decode()
    assert "June 2016" in text


def test_a_search_finds_an_organisation_by_any_of_its_names(client: Client) -> None:
    body = make_organisation(name="Child Protection Support Unit", acronym="CAPE")
    editor = Editor(client, Organisation)
    text = client.get(editor.url("list"), {"q": "CAPE"}).content.decode()
    assert body.name in text


def test_an_edition_is_entered_with_our_part_on_one_screen(client: Client) -> None:
    forum = make_forum()
    editor = Editor(client, Edition)
    data = editor.form() | {
        "forum": str(forum.pk),
        "name": "Forum 2026",
        "starts": "2026-11-09",
        "engagements-TOTAL_FORMS": "1",
        "engagements-0-kind": EngagementKind.SPOKE,
        "engagements-0-title": "Opening words",
        "engagements-0-ORDER": "1",
    }
    editor.create(data, "publish")
    edition = Edition.objects.live().get(name="Forum 2026")
    assert [part.title for part in edition.engagements.all()] == ["Opening words"]


def test_a_portal_without_its_place_is_kept_as_a_draft_and_says_so(client: Client) -> None:
    editor = Editor(client, Portal)
    response = editor.create(editor.form() | {"name": "Portal of nowhere"}, "publish")
    assert not Portal.objects.get(name="Portal of nowhere").live
    assert "needs its place" in response.content.decode()


def test_a_chooser_offers_public_records_only(client: Client) -> None:
    make_organisation(name="Public ministry")
    make_organisation(name="Draft ministry", live=False)
    Editor(client, Organisation)
    chooser = Organisation.snippet_viewset.chooser_viewset
    text = client.get(reverse(chooser.get_url_name("choose"))).content.decode()
    assert "Public ministry" in text
    assert "Draft ministry" not in text


def test_both_menus_hold_their_families(client: Client) -> None:
    groups = {family.snippet_viewset.menu_name for family in FAMILIES}
    assert groups == {"organisations", "portals", "forums", "editions", "seats"}
