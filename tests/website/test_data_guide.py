"""One page says what can be taken away, on what terms, and what every column means."""

import pytest
from django.test import Client

from exchange.columns import dictionary
from tests.website.costs import first_visit, later_visit
from tests.website.pages import LISTS, SmallSite
from website.downloads import DOWNLOADS

pytestmark = pytest.mark.django_db


def test_the_guide_tells_of_every_column_of_every_file(client: Client) -> None:
    html = client.get("/data/").content.decode()
    for download in DOWNLOADS:
        for entry in dictionary(download.public_columns(lambda _record: "")):
            assert f"<code>{entry.key}</code>" in html, (download.title, entry.key)


def test_the_guide_leads_to_terms_feeds_calendar_and_api(client: Client) -> None:
    html = client.get("/data/").content.decode()
    assert 'href="https://creativecommons.org/licenses/by/4.0/" rel="license' in html
    for address in ("/feeds/changes.atom", "/calendar.ics", "/follow/", "/api/"):
        assert f'href="{address}"' in html


def test_the_files_that_the_guide_offers_are_there(client: Client, small_site: SmallSite) -> None:
    html = client.get("/data/").content.decode()
    for path in LISTS:
        assert f'href="{path}?format=csv"' in html, path
        assert client.get(f"{path}?format=columns").status_code == 200


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_the_guide_is_in_every_language(client: Client, language: str) -> None:
    assert client.get(f"/{language}/data/").status_code == 200


def test_lists_lead_to_the_guide(client: Client, small_site: SmallSite) -> None:
    assert 'href="/data/"' in client.get("/legislation/").content.decode()


def test_the_guide_costs_few_queries(client: Client, small_site: SmallSite) -> None:
    first_visit(client, "/data/")
    assert len(later_visit(client, "/data/")) <= 4
