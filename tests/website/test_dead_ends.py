"""A list without results says which filters leave nothing, and leads on."""

import pytest
from django.test import Client

from foundation.facets import DeadEnd
from tests.factories.legislation import event, make_law
from tests.website.pages import FACETED, SmallSite, ghana


def end_of(client: Client, path: str) -> DeadEnd:
    """Return what a list without results offers."""
    found = client.get(path).context["dead_end"]
    assert isinstance(found, DeadEnd)
    return found


def test_each_removal_says_what_it_would_give(client: Client, small_site: SmallSite) -> None:
    make_law(event("introduced", "2020"), title="A bill", kind="bill", jurisdiction=ghana())
    end = end_of(client, "/legislation/?country=GH&kind=bill&kind=order&status=repealed")
    assert end.asked == ["Country or body: Ghana", "Status: Repealed", "Kind: Bill or Order"]
    assert [(way.words, way.url, way.count) for way in end.without] == [
        ("Status: Repealed", "?country=GH&kind=bill&kind=order", 1)
    ]
    assert end.alone == []


def test_where_no_removal_helps_each_filter_stands_alone(
    client: Client, small_site: SmallSite
) -> None:
    end = end_of(client, "/legislation/?country=GH&kind=bill&status=repealed&order=name")
    assert [(way.words, way.url, way.count) for way in end.alone] == [
        ("Country or body: Ghana", "?country=GH&order=name", 1)
    ]


def test_misspelt_words_are_mended_where_that_finds_something(
    client: Client, small_site: SmallSite
) -> None:
    end = end_of(client, "/legislation/?q=cybersecurty&country=GH")
    assert end.better is not None
    assert (end.better.words, end.better.count) == ("cybersecurity", 1)
    assert end.better.url == "?country=GH&q=cybersecurity"


def test_the_words_lead_to_the_search_of_the_whole_site(
    client: Client, small_site: SmallSite
) -> None:
    page = client.get("/portals/?q=cybersecurity").content.decode()
    assert 'href="/search/?q=cybersecurity"' in page


def test_a_list_with_results_offers_no_way_out(client: Client, small_site: SmallSite) -> None:
    assert client.get("/legislation/?country=GH").context["dead_end"] is None


@pytest.mark.parametrize("path", FACETED)
def test_every_list_says_that_words_find_nothing(
    client: Client, small_site: SmallSite, path: str
) -> None:
    page = client.get(f"{path}?q=xyzzyplugh").content.decode()
    assert "xyzzyplugh”" in page
    assert 'href="?"' in page


def test_a_search_without_results_says_what_each_removal_gives(
    client: Client, small_site: SmallSite
) -> None:
    response = client.get("/search/?q=cybersecurity&type=forum")
    assert {(way.words, way.url) for way in response.context["dead_end"].without} == {
        ("Type: Forum", "?q=cybersecurity"),
        ("Search for: “cybersecurity”", "?type=forum"),
    }
    assert "without Type: Forum" in response.content.decode()
