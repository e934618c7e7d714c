"""Every list in every order that it offers, and by its letters."""

import re
from datetime import date

import pytest
from django.test import Client

from legislation.models import Instrument
from partnerships.register.models import Edition, Forum
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.pages import FACETED, SmallSite, ghana, make_portal


def titles(client: Client, path: str) -> list[str]:
    """Return what the rows of a list are called, in their order."""
    return [str(record) for record in client.get(path).context["records"]]


@pytest.mark.parametrize("path", FACETED)
def test_every_list_can_be_read_in_another_order(
    client: Client, small_site: SmallSite, path: str
) -> None:
    orders = client.get(path).context["orders"]
    assert len(orders) > 1
    for order, url in orders:
        response = client.get(path + url)
        assert response.context["listing"].order.value == order.value
        assert response.context["messages_of_list"] == []


@pytest.mark.parametrize("path", FACETED)
def test_no_list_breaks_on_a_strange_order(
    client: Client, small_site: SmallSite, path: str
) -> None:
    page = client.get(f"{path}?order=%27&order=size&letter=x'")
    assert page.status_code == 200
    assert "This list has no order “size”" in page.content.decode()


def test_laws_are_ordered_by_what_happened_last_up_to_today(client: Client, db: None) -> None:
    make_law(event("in_force", "2019"), title="Old", jurisdiction=ghana())
    make_law(event("in_force", "2024"), title="New", jurisdiction=ghana())
    make_law(
        event("introduced", "2020"),
        event("in_force", "2190 planned"),
        title="Planned",
        jurisdiction=ghana(),
    )
    assert titles(client, "/legislation/?order=event") == ["New", "Planned", "Old"]


def test_laws_checked_last_come_first_and_those_never_checked_last(
    client: Client, db: None
) -> None:
    for title, day in (
        ("Never", None),
        ("Long ago", date(2020, 1, 1)),
        ("Lately", date(2026, 1, 1)),
    ):
        law = make_law(event("in_force", "2019"), title=title, jurisdiction=ghana())
        Instrument.objects.filter(pk=law.pk).update(verified_on=day)
    assert titles(client, "/legislation/?order=verified") == ["Lately", "Long ago", "Never"]


def test_portals_launched_last_come_first_without_regions(client: Client, db: None) -> None:
    make_portal(ghana(), name="First", launched="2015")
    make_portal(ghana(), name="Second", launched="2020-05")
    response = client.get("/portals/?order=launched")
    assert [portal.name for portal in response.context["records"]] == ["Second", "First"]
    assert "portal_groups" not in response.context


def test_forums_are_ordered_by_their_public_meetings(client: Client, db: None) -> None:
    for name, year, live in (
        ("Alpha", "2019", True),
        ("Beta", "2023", True),
        ("Gamma", "2025", False),
    ):
        forum = make_record(Forum, name=name)
        make_record(Edition, forum=forum, name=f"{name} {year}", starts=year, live=live)
    assert titles(client, "/forums/?order=meeting")[:2] == ["Beta", "Alpha"]


def test_files_have_the_order_of_the_list(client: Client, db: None) -> None:
    for title in ("Aaa", "Bbb"):
        make_law(
            event("in_force", "20" + ("10" if title == "Aaa" else "20")),
            title=title,
            jurisdiction=ghana(),
        )
    text = client.get("/legislation/?order=event&format=csv").getvalue().decode()
    assert text.index("Bbb") < text.index("Aaa")


def test_the_order_stays_from_page_to_page(client: Client, db: None) -> None:
    for number in range(53):
        make_law(event("in_force", "2020"), title=f"Law {number:02}", jurisdiction=ghana())
    page = client.get("/legislation/?order=name&letter=l").content.decode()
    assert "letter=L&amp;order=name&amp;page=2" in page
    assert '<input type="hidden" name="order" value="name">' in page
    assert '<input type="hidden" name="letter" value="L">' in page


def test_letters_combine_with_filters_and_say_how_many(client: Client, db: None) -> None:
    make_law(event("in_force", "2020"), title="Élan Act", jurisdiction=ghana())
    make_law(event("in_force", "2020"), title="East Act", jurisdiction=ghana())
    make_law(event("in_force", "2020"), title="West Act", jurisdiction=ghana())
    response = client.get("/legislation/?country=GH")
    found = [(letter.value, letter.count, url) for letter, url in response.context["letters"]]
    assert found == [("E", 2, "?country=GH&letter=E"), ("W", 1, "?country=GH&letter=W")]
    assert set(titles(client, "/legislation/?country=GH&letter=e")) == {"Élan Act", "East Act"}


def test_countries_stand_by_region_on_request(client: Client, db: None) -> None:
    page = client.get("/countries/?order=region").content.decode()
    assert re.search(r'<h3 id="africa">', page)
    assert '<input type="hidden" name="order" value="region">' in page
