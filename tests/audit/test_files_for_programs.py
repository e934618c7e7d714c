"""Feeds, calendar and the API's own description, read by programs of others."""

from urllib.parse import urlencode

import feedparser
import httpx
import icalendar
import pytest
import schemathesis

from tests.journeys.running_site import AS_BY_PROXY, RunningSite

FEEDS = (
    "/feeds/changes.atom",
    "/feeds/changes.atom?type=law",
    "/feeds/changes.atom?country=PH",
    "/feeds/changes.atom?topic=hash-matching",
    "/feeds/changes.atom?country=TV&type=forum",
    "/feeds/changes.atom?region=africa",
    "/feeds/changes.atom?q=children",
)
#: The lists of the API, and the feed of what each of them holds.
LISTS = {"laws": "law", "portals": "portal", "partners": "partner"}
#: The end of a parameter that asks for records with all of the values, which a feed never does.
ALL_OF_THEM = "_all"
#: Values for the filters that have no options, since words or years are typed.
TYPED = ("children", "2015")


def complaint(response: httpx.Response) -> object:
    """Return what feedparser, or a strict reader, holds against a feed."""
    feed = feedparser.parse(response.content, response_headers=dict(response.headers))
    if feed.bozo or feed.version != "atom10":
        return feed.get("bozo_exception", feed.version)
    entries = all(each.id and each.updated_parsed and each.link for each in feed.entries)
    return None if feed.feed.id and entries else "something has no id, day or address"


@pytest.mark.parametrize("path", FEEDS)
def test_feedparser_has_no_complaint(client: httpx.Client, path: str) -> None:
    assert complaint(client.get(path)) is None


@pytest.mark.parametrize("name", LISTS)
def test_a_feed_is_narrowed_by_every_filter_of_its_list(client: httpx.Client, name: str) -> None:
    for query in queries(client, name):
        response = client.get(f"/feeds/changes.atom?type={LISTS[name]}&{query}")
        assert complaint(response) is None, query
        assert "not narrowed by" not in response.text, query


def queries(client: httpx.Client, name: str) -> list[str]:
    """Return a query string for every parameter of every filter of a list."""
    facets = client.get(f"/api/v1/{name}/facets").raise_for_status().json()["facets"]
    assert facets
    return [
        urlencode({parameter: value})
        for facet in facets
        for parameter in facet["parameters"]
        if not parameter.endswith(ALL_OF_THEM)
        for value in [each["value"] for each in facet["options"][:2]] or TYPED
    ]


def test_the_openapi_document_is_valid(site: RunningSite) -> None:
    document = schemathesis.openapi.from_url(
        f"{site.address}/api/v1/openapi.json", headers=AS_BY_PROXY
    )
    document.validate()
    assert all(operation.ok() for operation in document.get_all_operations())


def test_the_calendar_can_be_read(client: httpx.Client) -> None:
    calendar = icalendar.Calendar.from_ical(client.get("/calendar.ics").content)
    assert calendar["VERSION"] == "2.0"
    assert all(event.get("UID") and event.get("DTSTART") for event in calendar.walk("VEVENT"))
