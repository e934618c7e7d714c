"""A program that knows nothing but the OpenAPI document finds the API as it is described."""

import json
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.schemas import APIOperation

from tests.website.apis import ROOT, ask, said
from tests.website.pages import SmallSite
from website.api import fair_use
from website.api.examples import EXAMPLES, example_of_page
from website.api.families import FAMILIES
from website.api.family import Family
from website.api.schemas import (
    ChangesAnswer,
    FacetsAnswer,
    RootAnswer,
    SearchAnswer,
    page_model,
)

pytestmark = pytest.mark.django_db
load_all_checks()
#: Whether a place or topic exists is told by looking, not by the document: an unknown one is
#: answered with 422 as a malformed one is, which this check would not have.
LEFT_OUT = CHECKS.get_by_names(["positive_data_acceptance"])
OPERATIONS = [
    "root",
    "changes",
    "search",
    *(f"{each.name}-{verb}" for each in FAMILIES for verb in ("list", "facets", "record", "bulk")),
]
#: Examples for each operation, in half a minute; more with "--hypothesis-profile=search".
FEW = 4


@pytest.fixture
def keys(small_site: SmallSite, client: Client) -> dict[str, list[str]]:
    """Return the keys of real records by the operation that takes them."""
    found = {}
    for family in FAMILIES:
        rows = said(client, f"{family.name}?limit=2")["results"]
        found[f"{family.name}-record"] = [row["api"].rpartition("/")[2] for row in rows]
    return found


@pytest.fixture
def described(
    keys: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> dict[str, APIOperation]:
    """Return the operations as a program reads them from the document, by their names."""
    monkeypatch.setattr(fair_use, "MOST", 10**6)
    for signal in (request_started, request_finished):  # they would close the test's database
        monkeypatch.setattr(signal, "receivers", [])
        signal.sender_receivers_cache.clear()
    document = schemathesis.openapi.from_wsgi(f"{ROOT}openapi.json", WSGIHandler())
    found = (result.ok() for result in document.get_all_operations())
    named = {operation.definition.raw["operationId"]: operation for operation in found}
    assert set(named) == set(OPERATIONS)
    return named


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_what_is_answered_is_what_is_described(
    described: dict[str, APIOperation], keys: dict[str, list[str]], mode: GenerationMode
) -> None:
    for name, operation in described.items():
        real = keys.get(name, []) if mode is GenerationMode.POSITIVE else []

        @settings(
            max_examples=FEW if is_short() else 200,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            deadline=None,
            derandomize=True,
            database=None,
        )
        @given(case=operation.as_strategy(mode), key=st.sampled_from([*real, None]))
        def answers(case: Any, key: str | None) -> None:
            if key:
                case.path_parameters["key"] = key
            case.call_and_validate(excluded_checks=LEFT_OUT)

        answers()


def is_short() -> bool:
    """Whether nobody asked for the wide search."""
    return settings.default.max_examples < 1000


def test_every_operation_says_what_it_is_and_shows_an_answer(client: Client) -> None:
    document = ask(client, "openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for path, methods in document["paths"].items():
        said_of = methods["get"]
        assert said_of["summary"], path
        assert said_of["tags"], path
        (content,) = said_of["responses"]["200"]["content"].values()
        assert content["example"], path
        assert all(each.get("description") for each in said_of["parameters"]), path


def test_the_document_is_valid(client: Client) -> None:
    schemathesis.openapi.from_dict(ask(client, "openapi.json").json()).validate()


def test_the_document_says_whose_it_is_and_on_what_terms(client: Client) -> None:
    document = ask(client, "openapi.json").json()
    assert document["info"]["license"]["url"].startswith("https://")
    assert document["info"]["contact"]["url"].startswith("http://testserver/")
    assert document["servers"][0]["url"] == "http://testserver"


def test_the_values_that_the_document_names_are_accepted(
    client: Client, small_site: SmallSite
) -> None:
    document = ask(client, "openapi.json").json()
    for path, methods in document["paths"].items():
        for each in methods["get"]["parameters"]:
            for value in each["schema"].get("items", {}).get("enum", ()):
                answer = client.get(f"{path}?{each['name']}={value}")
                assert answer.status_code == 200, json.dumps([path, each["name"], value])


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_examples_are_of_the_shape_that_is_described(family: Family) -> None:
    page_model(family).model_validate(example_of_page(family))
    family.whole_shape.model.model_validate(family.whole_shape.example())


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("root", RootAnswer),
        ("facets", FacetsAnswer),
        ("changes", ChangesAnswer),
        ("search", SearchAnswer),
    ],
)
def test_other_examples_are_too(name: str, model: type[BaseModel]) -> None:
    model.model_validate(EXAMPLES[name])
