"""Addresses that machines look for."""

import pytest
from django.test import Client

from tests.factories.legislation import event, make_law
from tests.website.pages import LISTS, SmallSite, ghana
from website.views import health


def test_the_sitemap_names_every_public_page_with_its_day(
    client: Client, small_site: SmallSite
) -> None:
    draft = make_law(event("in_force", "2020"), jurisdiction=ghana(), live=False)
    response = client.get("/sitemap.xml")
    text = response.content.decode()
    assert response.headers["Content-Type"] == "application/xml"
    for path in ("/", *LISTS, *small_site.details):
        assert f"<loc>http://testserver{path}</loc>" in text, path
    law = f"<loc>http://testserver{small_site.details[0]}</loc><lastmod>"
    assert law in text
    assert draft.slug not in text


@pytest.mark.django_db
def test_crawlers_learn_where_the_sitemap_is(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode()


@pytest.mark.django_db
def test_whoever_found_a_weakness_learns_where_to_write(client: Client) -> None:
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert {line.split(":")[0] for line in lines} >= {"Contact", "Expires"}


def test_the_process_answers_without_a_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (200, "ok")


@pytest.mark.django_db
def test_readiness_names_what_works(client: Client) -> None:
    found = client.get("/readyz").json()
    assert found == {
        "status": "ok",
        "database": "ok",
        "migrations": "ok",
        "search": "ok",
        "cache": "ok",
    }


@pytest.mark.django_db
def test_readiness_fails_when_a_part_does(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> bool:
        raise OSError("secret detail")

    monkeypatch.setitem(health.CHECKS, "cache", broken)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "secret" not in response.content.decode()
