"""The figures of the home page are computed, dated, and lead to the list behind them."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from foundation.addresses import AddressBook
from partnerships.register.models import Forum, Portal
from reference.models import Jurisdiction
from tests.factories.legislation import event, make_law
from tests.factories.records import make_record
from tests.website.pages import SmallSite, ghana, make_portal
from website.assembly.figures import Figure, live_figures


def figures() -> dict[str, Figure]:
    return {figure.name: figure for figure in live_figures(AddressBook())}


def test_figures_count_what_is_public(small_site: SmallSite) -> None:
    make_portal(ghana(), name="Closed one", status="closed")
    make_law(event("introduced", "2020"), jurisdiction=ghana(), kind="bill")
    make_law(event("in_force", "2020"), jurisdiction=ghana(), live=False)
    make_record(Forum, live=False)
    found = {name: figure.value for name, figure in figures().items()}
    assert found == {
        "portals_live": 1,
        "places_served": 1,
        "people_covered": Jurisdiction.objects.get(code="GH").population,
        "languages": 0,
        "laws_tracked": 2,
        "laws_in_force": 1,
        "forums": Forum.objects.filter(live=True).count(),
    }


@pytest.mark.usefixtures("in_every_language")
@pytest.mark.parametrize("prefix", ["", "/fr", "/es", "/ar"])
def test_every_search_that_is_suggested_finds_something(client: Client, prefix: str) -> None:
    for code in ("GH", "CI", "PH"):
        make_law(
            event("in_force", "2020"),
            title="Cybercrime Act on mandatory reporting, notice and takedown",
            jurisdiction=Jurisdiction.objects.get(code=code),
        )
    ideas = client.get(f"{prefix}/").context["ideas"]
    assert len(ideas) == 3
    for idea in ideas:
        found = client.get(f"{prefix}/search/", {"q": idea, "format": "json"}).json()
        assert found["count"], idea


def test_a_place_served_twice_counts_once(small_site: SmallSite) -> None:
    second = make_portal(ghana(), name="Second")
    second.serves.set([ghana(), Jurisdiction.objects.get(code="TG")])
    second.save_revision().publish()
    assert figures()["places_served"].value == 2


def test_the_list_behind_a_figure_is_as_long_as_it_says(
    client: Client, small_site: SmallSite
) -> None:
    make_law(event("introduced", "2020"), jurisdiction=ghana(), kind="bill")
    make_portal(Jurisdiction.objects.get(code="TG"), name="Closed one", status="closed")
    for name in ("portals_live", "places_served", "laws_tracked", "laws_in_force", "forums"):
        figure = figures()[name]
        assert client.get(figure.url).context["number_found"] == figure.value, name


def test_every_figure_bears_its_day(client: Client, small_site: SmallSite) -> None:
    page = client.get("/").content.decode()
    today = timezone.localdate()
    assert page.count(f'<time datetime="{today.isoformat()}">') >= 7


def test_a_status_that_the_calendar_overtook_is_counted_as_it_is_today(
    small_site: SmallSite,
) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    make_law(
        event("assented", "2020"), event("in_force", tomorrow.isoformat()), jurisdiction=ghana()
    )
    assert figures()["laws_in_force"].value == 1
    book = AddressBook()
    then = {each.name: each.value for each in live_figures(book, tomorrow)}
    assert then["laws_in_force"] == 2


@pytest.mark.django_db
def test_an_empty_site_has_figures_of_nought(client: Client) -> None:
    Portal.objects.all().delete()
    assert {figure.value for figure in figures().values()} == {0}
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_standing_texts_are_no_news_on_the_home_page(client: Client) -> None:
    law = make_law(event("introduced", "2020"), title="Senate Bill", jurisdiction=ghana())
    changes = client.get("/").context["changes"]
    assert [change.title for change in changes] == [law.title]
