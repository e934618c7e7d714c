"""The methodology: what the words mean, and how a status comes about."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from legislation.definitions import LISTS
from tests.factories.legislation import event, make_law
from tests.website.markup import faults
from tests.website.pages import ghana

pytestmark = pytest.mark.django_db
PATH = "/methodology/"


def text_of(client: Client, path: str = PATH) -> str:
    response = client.get(path)
    assert response.status_code == 200
    page = response.content.decode()
    assert faults(page) == []
    return page


def test_every_definition_has_its_place_on_the_page(client: Client) -> None:
    page = text_of(client)
    for each in LISTS:
        for term in each.terms():
            assert f'id="{term.anchor}"' in page
            assert escape(str(term.definition)) in page


def test_the_page_says_how_things_are_done(client: Client) -> None:
    page = text_of(client)
    for anchor in ("how-status", "how-force", "how-dates", "how-checked", "how-errors"):
        assert f'id="{anchor}"' in page


def test_the_lists_are_handed_out_with_addresses_that_answer(client: Client) -> None:
    response = client.get(f"{PATH}?format=csv")
    rows = list(csv.DictReader(StringIO(b"".join(response).decode())))
    assert len(rows) == sum(len(list(each.terms())) for each in LISTS)
    row = next(each for each in rows if each["value"] == "lapsed_into_law")
    assert (row["list"], row["label"]) == ("event", "Lapsed into law")
    assert row["address"].endswith("/methodology/#event-lapsed_into_law")


def test_the_lists_are_json_too_and_an_odd_format_is_the_page(client: Client) -> None:
    answer = client.get(f"{PATH}?format=json").json()
    assert answer["results"][0]["list"] == "status"
    assert answer["as_of"]
    assert "How a status is computed" in text_of(client, f"{PATH}?format=poem")


def test_the_foot_of_every_page_leads_to_it(client: Client) -> None:
    assert f'href="{PATH}"' in text_of(client, "/portals/")


def test_the_status_of_a_law_leads_to_its_definition(client: Client) -> None:
    law = make_law(event("in_force", "2020"), jurisdiction=ghana())
    page = text_of(client, f"/legislation/ghana/{law.slug}/")
    assert page.count(f'href="{PATH}#status-in_force"') == 1


def test_the_page_costs_no_query_for_its_lists(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(PATH)
    with django_assert_max_num_queries(11):
        client.get(PATH)
