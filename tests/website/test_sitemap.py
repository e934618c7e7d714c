"""Search engines are told every public page, in every language, and nothing else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.caches import forget_all
from tests.factories.legislation import event, make_law
from tests.website.pages import LISTS, STANDING, SmallSite, ghana
from tests.website.sitemaps import faults, faults_of_index, parts_of, urls
from tests.website.test_query_counts import grow
from website.assembly.sitemap import CONTENT
from website.views import sitemap

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def text_of(client: Client, path: str = "/sitemap.xml") -> str:
    """Return what a file of the sitemap says."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return b"".join(response).decode()


def test_it_keeps_the_protocol(
    client: Client, small_site: SmallSite, in_every_language: None
) -> None:
    assert faults(text_of(client)) == []


def test_it_names_every_kind_of_page(client: Client, small_site: SmallSite) -> None:
    found = {each.address for each in urls(text_of(client))}
    for path in (*LISTS, *STANDING, *small_site.details, "/map/", "/figures/", "/api/"):
        assert f"{SITE}{path}" in found, path


def test_every_page_that_it_names_is_there(client: Client, small_site: SmallSite) -> None:
    for each in urls(text_of(client)):
        path = each.address.removeprefix(SITE)
        if not path.startswith("/countries/") or path == "/countries/ghana/":
            assert client.get(path).status_code == 200, path


def test_a_page_names_its_other_languages(
    client: Client, small_site: SmallSite, in_every_language: None
) -> None:
    law = small_site.details[0]
    told = {each.address: each for each in urls(text_of(client))}
    alternates = told[f"{SITE}{law}"].alternates
    assert alternates["fr"] == f"{SITE}/fr{law}"
    assert alternates["x-default"] == alternates["en-gb"] == f"{SITE}{law}"
    assert told[f"{SITE}/fr{law}"].alternates == alternates


def test_a_record_bears_the_day_it_was_published(client: Client, small_site: SmallSite) -> None:
    told = {each.address: each for each in urls(text_of(client))}
    published = small_site.law.last_published_at
    assert told[f"{SITE}{small_site.details[0]}"].changed[:10] == f"{published:%Y-%m-%d}"


def test_drafts_and_what_was_taken_off_are_not_in_it(client: Client, small_site: SmallSite) -> None:
    draft = make_law(event("in_force", "2020"), jurisdiction=ghana(), live=False)
    small_site.partner.unpublish()
    text = text_of(client)
    assert draft.slug not in text
    assert small_site.partner.slug not in text


def test_a_large_one_is_cut_into_parts(
    client: Client, small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [each.address for each in urls(text_of(client))]
    monkeypatch.setattr(sitemap, "SHORT", 0)
    assert [each.address for each in urls(text_of(client))] == whole
    monkeypatch.setattr(sitemap, "MOST", len(whole) // 2)
    index = text_of(client)
    assert faults_of_index(index) == []
    parts = [address.removeprefix(SITE) for address in parts_of(index) or ()]
    told = [each.address for path in parts for each in urls(text_of(client, path))]
    assert told == whole
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404


def test_many_records_cost_as_many_queries_as_few(client: Client, small_site: SmallSite) -> None:
    grow(2, small_site)
    text_of(client)
    few = cost(client)
    grow(60, small_site)
    assert cost(client) == few


def cost(client: Client) -> int:
    """Return the number of queries of a sitemap."""
    forget_all()
    with CaptureQueriesContext(connection) as captured:
        text_of(client)
    return len(captured)


def test_pages_that_are_no_wagtail_pages_are_known_by_name() -> None:
    assert {"map", "figures", "recent_changes", "upcoming", "data_guide", "api_docs"} == set(
        CONTENT
    )


@pytest.mark.parametrize(
    "path", ["/search/?", "/fr/search/?", "/report-error/", "/follow/", "/ar/embed/", "/*?format="]
)
def test_crawlers_leave_searches_and_forms_alone(client: Client, path: str) -> None:
    assert f"Disallow: {path}" in client.get("/robots.txt").content.decode().splitlines()


def test_the_search_may_be_found_its_results_may_not(client: Client, small_site: SmallSite) -> None:
    hidden = '<meta name="robots" content="noindex">'
    assert hidden not in client.get("/search/").content.decode()
    assert hidden in client.get("/search/?q=law").content.decode()


def test_programs_that_read_for_people_learn_what_is_here(client: Client) -> None:
    text = client.get("/llms.txt").content.decode()
    assert text.startswith("# Chancery\n\n> ")
    for path in ("/legislation/", "/api/", "/api/v1/openapi.json", "/feeds/changes.atom"):
        assert f"{SITE}{path})" in text
        assert client.get(path).status_code == 200
    assert "creativecommons.org" in text
