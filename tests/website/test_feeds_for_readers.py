"""Programs of others read our feeds without a complaint, and titles say what is in them."""

from typing import Any

import feedparser
import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.legislation import event, make_law
from tests.website.feeds import FEED
from tests.website.pages import SmallSite, ghana, make_portal
from website.models import RecordChange

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_yet(db: None) -> None:
    """Forget that the standing texts were published."""
    RecordChange.objects.filter(family="page").delete()


def read(client: Client, query: str = "") -> Any:
    """Return the feed as feedparser reads it; it must find nothing to complain of."""
    response = client.get(f"{FEED}{query}")
    found = feedparser.parse(
        response.content, response_headers={"content-type": response["Content-Type"]}
    )
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def titles(client: Client, query: str) -> set[str]:
    """Return the names of the records in a feed."""
    return {entry.title.split(": ")[1].rpartition(" (")[0] for entry in read(client, query).entries}


@pytest.mark.parametrize(
    "query",
    ["", "?type=law", "?country=GH", "?region=africa", "?country=FR", "?type=law&status=in_force"],
)
def test_a_feed_is_read_without_complaint(
    client: Client, small_site: SmallSite, query: str
) -> None:
    found = read(client, query)
    feed = found.feed
    assert feed.id == feed.links[-1].href or any(
        link.rel == "self" and link.href == feed.id for link in feed.links
    )
    assert all((feed.title, feed.updated_parsed, feed.author, feed.rights))
    for entry in found.entries:
        assert all((entry.id, entry.title, entry.updated_parsed, entry.link, entry.summary))
    assert len({entry.id for entry in found.entries}) == len(found.entries)


def test_an_empty_feed_is_read_too(client: Client) -> None:
    assert read(client).entries == []


@pytest.mark.parametrize(
    "title", ["A\x0b&\x1b", "<b>]]>", "قانون", "\ud7ff\ue000\ufffd", "😀 & 'x'"]
)
def test_odd_letters_do_no_harm(client: Client, title: str) -> None:
    RecordChange.objects.create(
        kind="changed",
        family="law",
        record_uid="6d0d3f1c-5a44-4f43-9a39-0d5c2f0f4a7e",
        title=title,
        words=f"{title}\n{title}",
        changed_at=timezone.now(),
    )
    assert len(read(client, "?q=&country=%EF%BF%BF").entries) == 1


def test_an_odd_filter_is_named_in_a_title_that_can_be_read(client: Client) -> None:
    title = read(client, "?%3Cb%3E%0B=1&status=x").feed.title
    assert "(not narrowed by: " in title
    assert title.endswith("status)")


# --- the filters of the lists --------------------------------------------------------------------


def test_the_feed_of_a_list_follows_every_filter_of_it(client: Client) -> None:
    make_law(event("in_force", "2021"), title="One", jurisdiction=ghana())
    make_law(event("introduced", "2024"), title="Two", kind="bill", jurisdiction=ghana())
    assert titles(client, "?type=law&status=in_force") == {"One"}
    assert titles(client, "?type=law&kind=bill") == {"Two"}
    assert titles(client, "?type=law&year_from=2023") == {"Two"}
    assert titles(client, "?type=law&country=GH&status=proposed") == {"Two"}


def test_the_feed_of_portals_follows_their_filters(client: Client) -> None:
    make_portal(ghana(), name="Live one", status="live")
    make_portal(ghana(), name="Closed one", status="closed")
    assert titles(client, "?type=portal&status=closed") == {"Closed one"}


def test_the_title_says_by_what_a_feed_is_narrowed(client: Client) -> None:
    title = read(client, "?type=law&status=in_force").feed.title
    assert title.endswith("changes, law, Status: In force")


@pytest.mark.parametrize(
    "query", ["?type=law&type=portal&status=in_force", "?country=GH&status=in_force"]
)
def test_a_filter_without_effect_is_named_in_the_title(client: Client, query: str) -> None:
    assert read(client, query).feed.title.endswith("(not narrowed by: status)")


def test_what_is_of_form_is_no_filter(client: Client) -> None:
    title = read(client, "?type=law&page=2&order=name&format=csv").feed.title
    assert title.endswith("changes, law")


def test_the_address_of_a_feed_has_all_that_narrows_it(client: Client) -> None:
    found = read(client, "?status=in_force&type=law&page=3")
    assert found.feed.id.endswith(f"{FEED}?type=law&status=in_force")
