"""Nothing of the tracker comes out in public, and the search for it would notice if it did."""

import logging
import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config import urls
from tests.factories.legislation import event, make_law
from tests.factories.records import make_jurisdiction
from tests.factories.register import make_organisation, make_portal
from tests.partnerships.tracker.canaries import (
    crawl,
    dump_of,
    found_in,
    make_one_of_each,
    plant,
    private_models,
    text_fields,
    words_of,
)

pytestmark = pytest.mark.django_db

STARTS = (
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/.well-known/security.txt",
    "/feeds/changes.atom",
    "/request-a-portal/",
    "/healthz",
    "/readyz",
    "/nowhere/",
    "/nowhere/%00",
    "/search/?q=partner",
    "/search/?q=partner&format=json",
    "/search/suggest/?q=can",
    *(
        f"/{family}/?format={kind}"
        for family in ("legislation", "countries", "portals", "partners", "forums")
        for kind in ("csv", "xlsx", "json")
    ),
)


def open_window(_request: HttpRequest) -> HttpResponse:
    """Say everything: a hole in the wall, made on purpose."""
    return HttpResponse(dump_of(model._meta.db_table for model in private_models()))


handler400, handler500 = urls.handler400, urls.handler500
urlpatterns = [path("window/", open_window), *urls.urlpatterns]


@pytest.fixture
def planted() -> dict[str, str]:
    place = make_jurisdiction()
    organisation = make_organisation(jurisdiction=place)
    make_portal(place, partners=(organisation,))
    law = make_law(event("assented", "2021"), jurisdiction=place)
    make_one_of_each(organisation, law)
    return plant()


def test_no_public_answer_holds_a_secret(
    planted: dict[str, str], client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    answers = list(crawl(client, STARTS))
    seen = {address for address, _words in answers}
    for family in ("legislation", "partners", "portals", "countries"):
        assert any(re.match(f"/{family}/[a-z]", address) for address in seen), family
    assert len(answers) > len(STARTS) + 30
    leaks = {address: found_in(words, planted) for address, words in answers}
    assert not {address: found for address, found in leaks.items() if found}
    assert not found_in(caplog.text, planted)


@pytest.mark.urls("tests.partnerships.tracker.test_wall")
def test_a_hole_in_the_wall_is_noticed_and_all_secrets_found(
    planted: dict[str, str], client: Client
) -> None:
    found: set[str] = set()
    for _address, words in crawl(client, ["/window/"]):
        found |= found_in(words, planted)
    assert found == set(planted)


def test_a_private_word_is_answered_like_nonsense(planted: dict[str, str], client: Client) -> None:
    for address in ("/search/?q={}", "/search/suggest/?q={}", "/partners/?q={}", "/id/{}"):
        nonsense = words_of(client.get(address.format("qz999canary")))
        for secret in list(planted)[1::9]:
            answer = words_of(client.get(address.format(secret)))
            assert answer.replace(secret, "qz999canary") == nonsense


def test_no_public_table_and_no_shared_index_holds_a_secret(planted: dict[str, str]) -> None:
    private = {model._meta.db_table for model in private_models()}
    public = [
        name
        for name in connection.introspection.table_names()
        if name not in private and not name.startswith(("tracker_", "sqlite_", "modelsearch_"))
    ]
    assert not found_in(dump_of(public), planted)


def test_an_error_says_nothing_of_a_private_row(
    planted: dict[str, str], client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.raise_request_exception = False
    for address in ("/admin/tracker/", "/tracker-calendar/x.ics", "/admin/tracker/nowhere/"):
        assert not found_in(words_of(client.get(address)), planted)
    assert not found_in(caplog.text, planted)


def test_every_private_model_has_secrets_to_plant(planted: dict[str, str]) -> None:
    labels = {where.rpartition(".")[0] for where in planted.values()}
    expected = {model._meta.label for model in private_models() if any(text_fields(model))}
    assert labels == expected


def test_no_relation_into_the_register_has_a_name_there() -> None:
    for model in apps.get_app_config("tracker").get_models():
        for field in model._meta.get_fields():
            target: Any = field.related_model
            if field.auto_created or target is None or target._meta.app_label == "tracker":
                continue
            assert field.remote_field.hidden, f"{model.__name__}.{field.name}"
