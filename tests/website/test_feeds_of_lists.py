"""The feed of changes, narrowed as the lists are, and named by their pages."""

import re

import pytest
from django.test import Client

from reference.models import Topic
from tests.website.feeds import ATOM, FEED, entries, feed, republish
from tests.website.pages import SmallSite, ghana
from website.models import RecordChange

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_yet(db: None) -> None:
    """Forget that the standing texts were published."""
    RecordChange.objects.filter(family="page").delete()


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("?country=GH", {"Law", "Reporting portal", "Partner", "Meeting of a forum", "Case study"}),
        ("?country=gh&type=law", {"Law"}),
        ("?type=portal&type=partner", {"Reporting portal", "Partner"}),
        ("?region=africa&type=law", {"Law"}),
        ("?region=asia", set()),
        ("?country=FR", set()),
    ],
)
def test_a_feed_can_be_narrowed(
    client: Client, small_site: SmallSite, query: str, kinds: set[str]
) -> None:
    titles = [entry["title"] for entry in entries(client, query)]
    found = {title.rpartition("(")[2].rstrip(")") for title in titles}
    assert found == kinds


def test_a_feed_can_be_that_of_a_topic(client: Client, small_site: SmallSite) -> None:
    topic = Topic.objects.first()
    law = small_site.law
    law.topics.add(topic)
    republish(law)
    found = entries(client, f"?topic={topic.slug}")
    assert {entry["title"].split(": ")[1] for entry in found} == {f"{law.title} (Law)"}


def test_a_feed_can_be_that_of_one_record(client: Client, small_site: SmallSite) -> None:
    found = entries(client, f"?record={small_site.portal.uid}")
    assert [entry["title"] for entry in found] == ["Published: Ghana portal (Reporting portal)"]


@pytest.mark.parametrize(
    "query", ["?country=ZZZ", "?topic=no-such", "?type=nothing", "?record=x", "?status=x&page=9"]
)
def test_what_is_not_understood_is_ignored(
    client: Client, small_site: SmallSite, query: str
) -> None:
    assert len(entries(client, query)) == len(entries(client))


# --- where it is found --------------------------------------------------------------------------


def feeds_of(client: Client, path: str) -> list[str]:
    """Return the addresses of the feeds that a page names."""
    html = client.get(path).content.decode()
    found = re.findall(
        r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', html
    )
    return [address.replace("&amp;", "&") for address in found]


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", ""),
        ("/legislation/", "?type=law"),
        ("/legislation/?country=GH", "?type=law&country=GH"),
        ("/portals/", "?type=portal"),
        ("/partners/", "?type=partner"),
        ("/forums/", "?type=forum&type=edition&type=seat"),
        ("/case-studies/", "?type=case_study"),
        ("/countries/ghana/", "?country=GH"),
    ],
)
def test_pages_name_their_feed(
    client: Client, small_site: SmallSite, path: str, query: str
) -> None:
    assert feeds_of(client, path) == [f"{FEED}{query}"]
    assert client.get(f"{FEED}{query}").status_code == 200


def test_the_page_of_a_record_names_the_feed_of_the_record(
    client: Client, small_site: SmallSite
) -> None:
    law = small_site.law
    address = f"/legislation/ghana/{law.slug}/"
    assert feeds_of(client, address) == [f"{FEED}?record={law.uid}"]


def test_a_topic_names_its_feed(client: Client, small_site: SmallSite) -> None:
    topic = Topic.objects.first()
    assert feeds_of(client, f"/topics/{topic.slug}/") == [f"{FEED}?topic={topic.slug}"]


def test_a_feed_of_a_place_bears_its_code_in_the_title(client: Client) -> None:
    ghana()
    assert str(feed(client).findtext(f"{ATOM}title")).endswith(": changes")
    assert str(feed(client, "?country=GH").findtext(f"{ATOM}title")).endswith(": changes, GH")
    assert str(feed(client, "?country=%3Cb%3E").findtext(f"{ATOM}title")).endswith(": changes")
