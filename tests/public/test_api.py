"""The public service hands out the API, without anything of the admin, and without a cookie."""

import json

import pytest

from tests.public.process import Answer, ask
from tests.public.test_public_service import database_url

__all__ = ["database_url"]

LISTS = ("laws", "countries", "portals", "case-studies", "scorecards", "cited-in-law")
ADDRESSES = (
    "/api/v1/",
    "/api/v1/openapi.json",
    "/api/v1/changes",
    "/api/v1/search?q=portal",
    *(f"/api/v1/{name}" for name in LISTS),
    *(f"/api/v1/bulk/{name}.ndjson" for name in LISTS),
)
PAGES = ("/api/", "/sitemap.xml", "/llms.txt")


@pytest.fixture(scope="module")
def answers(database_url: str) -> dict[str, Answer]:
    """Return what the service says."""
    return ask(database_url, *ADDRESSES, *PAGES, "/api/v1/nowhere")


@pytest.mark.parametrize("address", [*ADDRESSES, *PAGES])
def test_every_address_answers_without_a_cookie(address: str, answers: dict[str, Answer]) -> None:
    assert answers[address].status == 200
    assert not answers[address].cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_of_others_may_read_it(address: str, answers: dict[str, Answer]) -> None:
    assert answers[address].headers["Access-Control-Allow-Origin"] == "*"
    assert "RateLimit" in answers[address].headers


def test_addresses_are_those_of_the_public_site(answers: dict[str, Answer]) -> None:
    root = json.loads(answers["/api/v1/"].body)
    assert root["openapi"] == "https://policy.example.org/api/v1/openapi.json"
    assert answers["/api/v1/nowhere"].headers["Content-Type"] == "application/problem+json"
