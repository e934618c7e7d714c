"""Chips in the editor of rich text, and what can be inserted."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from foundation.blocks import RICH_TEXT_FEATURES
from legislation.models import Instrument
from tests.factories.legislation import event, make_law
from tests.factories.people import make_editor, make_staff, make_user
from tests.website.chip_pages import chip, make_page
from tests.website.pages import ghana, make_portal
from website.live_values.chips import Chip, chips_in

pytestmark = pytest.mark.django_db


def in_editor(html: str) -> dict[str, Any]:
    """Return rich text as the editor holds it."""
    state: dict[str, Any] = json.loads(
        ContentstateConverter(RICH_TEXT_FEATURES).from_database_format(html)
    )
    return state


def saved(state: dict[str, Any]) -> str:
    """Return what the database gets of it."""
    converter = ContentstateConverter(RICH_TEXT_FEATURES)
    return str(converter.to_database_format(json.dumps(state)))


def chip_in_editor(html: str) -> dict[str, Any]:
    """Return the only chip of a text."""
    (entity,) = in_editor(html)["entityMap"].values()
    assert entity["type"] == "LIVE_VALUE"
    assert entity["mutability"] == "IMMUTABLE"
    return dict(entity["data"])


def text_in_editor(html: str) -> str:
    """Return the words of the editor's first paragraph."""
    return str(in_editor(html)["blocks"][0]["text"])


def test_a_chip_shows_the_value_and_what_it_is() -> None:
    make_portal(ghana())
    html = f"<p>There are {chip('portals_live')} portals.</p>"
    assert text_in_editor(html) == "There are 1 portals."
    assert chip_in_editor(html)["label"] == "reporting portals live"


def test_a_chip_of_a_record_names_the_record() -> None:
    law = make_law(event("in_force", "2021"), number="Act 7")
    data = chip_in_editor(f"<p>{chip('status', law)}</p>")
    assert data["label"] == "status of Act 7"
    assert data["words"] == "In force since 2021"
    assert data["problem"] == ""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a {} b</p>", "a 0 b"),
        ("<p>{}</p>", "0"),
        ("<p>a{}b</p>", "a0b"),
        ("<p>{} {}</p>", "0 0"),
        ("<p><b>bold {}</b>, and</p>", "bold 0, and"),
        ("<ul><li>{} portals</li></ul>", "0 portals"),
        ("<h3>{}</h3>", "0"),
    ],
)
def test_the_text_around_a_chip_is_kept_in_the_editor_and_when_saved(html: str, text: str) -> None:
    source = html.replace("{}", chip("portals_live"))
    assert text_in_editor(source) == text
    again = saved(in_editor(source))
    assert list(chips_in(again)) == list(chips_in(source))
    assert text_in_editor(again) == text


def test_only_the_name_and_the_record_are_saved() -> None:
    law = make_law(event("in_force", "2021"))
    assert chip("status", law) in saved(in_editor(f"<p>{chip('status', law)}</p>"))


@given(st.text(alphabet=st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60))
def test_names_that_nobody_knows_survive_the_editor(name: str) -> None:
    before = Chip(name)
    after = list(chips_in(saved(in_editor(f"<p>a {before.markup} b</p>"))))
    assert after == [before]


@pytest.mark.parametrize("name", ["status", "name"])
def test_the_editor_is_told_that_a_record_is_not_public(name: str) -> None:
    law = make_law(event("in_force", "2021"), title="Hidden", live=False)
    data = chip_in_editor(f"<p>{chip(name, law)}</p>")
    assert data["problem"] == "record is not public"
    assert data["words"] == "—"


def test_the_editor_is_told_of_a_record_that_never_was_and_keeps_it() -> None:
    missing = Chip("status", str(uuid4()))
    html = f"<p>{missing.markup}</p>"
    assert chip_in_editor(html)["problem"] == "record is not public"
    assert list(chips_in(saved(in_editor(html)))) == [missing]


def options(client: Client, text: str = "") -> dict[str, list[dict[str, str]]]:
    """Return what is offered, by heading."""
    client.force_login(make_staff(Instrument, "change"))
    response = client.get(reverse("live_value_options"), {"q": text})
    return {group["heading"]: group["values"] for group in response.json()["groups"]}


def test_all_figures_are_offered_first(client: Client) -> None:
    names = [value["name"] for value in options(client)["Figures"]]
    assert {"portals_live", "places_served", "laws_tracked", "laws_in_force"} <= set(names)
    assert "countries_covered" in names


def test_figures_are_found_by_their_names(client: Client) -> None:
    found = options(client, "portals LIVE")
    names = [value["name"] for value in found["Figures"]]
    assert names == ["portals_live", "portals_live.current"]


def test_regions_with_laws_in_force_are_offered(client: Client) -> None:
    make_law(event("in_force", "2021"), jurisdiction=ghana())
    found = options(client)["Laws in force by region"]
    assert [(value["name"], value["words"]) for value in found] == [("laws_in_force@africa", "1")]


def test_records_are_found_by_number_and_say_their_values(client: Client) -> None:
    law = make_law(event("introduced", "2021"), title="Act of Zzqx", number="Act 77")
    values = {value["name"]: value for value in options(client, "act 77")["Act of Zzqx"]}
    assert values["short_status"]["words"] == "Proposed"
    assert values["status"]["record"] == str(law.uid)
    assert "in_force_since" not in values


def test_drafts_are_not_offered(client: Client) -> None:
    make_law(title="Zzqx", live=False)
    assert not options(client, "zzqx")


def test_only_staff_may_ask(client: Client) -> None:
    client.force_login(make_user())
    assert client.get(reverse("live_value_options")).status_code in {302, 403}


def test_the_editor_of_a_page_shows_the_chip_and_loads_its_script(client: Client) -> None:
    client.force_login(make_editor())
    page = make_page(chip("portals_live"))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "website/live-values.js" in html
    assert "reporting portals live" in html


@pytest.fixture
def admin_of_pages(client: Client) -> Client:
    """Return a client of somebody who may edit pages."""
    client.force_login(make_editor())
    return client
