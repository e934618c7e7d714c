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
from tests.caches import forget_all
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
from website.api.families import FAMILIES
from website.cards.card import Card
from website.views import share_card

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
    *(
        f"/{page}/{query}"
        for page in ("map", "figures", "changes", "upcoming", "compare")
        for query in ("", "?format=csv", "?format=xlsx", "?format=json")
    ),
    "/figures/?chart=laws-by-year&format=json",
    "/compare/?place=GH&place=KE",
    "/calendar.ics",
    "/data/",
    "/llms.txt",
    "/style-guide/",
    "/follow/?country=GH&q=partner",
    "/embed/countries/ghana/",
    *(f"/{language}/{path}" for language in ("fr", "ar") for path in ("", "search/?q=partner")),
    "/api/",
    "/api/v1/",
    "/api/v1/openapi.json",
    "/api/v1/changes?limit=200",
    "/api/v1/search?q=partner",
    *(
        address
        for family in FAMILIES
        for address in (
            f"/api/v1/{family.name}?limit=200",
            f"/api/v1/{family.name}/facets",
            f"/api/v1/bulk/{family.name}.ndjson",
        )
    ),
)
#: An address of a record in an answer of the API.
RECORD = re.compile(r'"api": "[^"]*(/api/v1/[^"]+)"')
#: What differs between two questions to the API whatever they are: its mark, and what is left.
VARIES = re.compile(r"'(?:ETag|RateLimit|Last-Modified)': '[^']*', ")
#: A picture of a page, whose words are drawn.
PICTURE = re.compile(r"/cards/[a-z]+/[^.]+\.png")


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


def test_no_record_of_the_api_no_citation_and_no_picture_holds_a_secret(
    planted: dict[str, str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Card] = []

    def note(card: Card) -> bytes:
        drawn.append(card)
        return b""

    monkeypatch.setattr(share_card, "draw", note)
    lists = [f"/api/v1/{family.name}?limit=5" for family in FAMILIES]
    records = {path for each in lists for path in RECORD.findall(words_of(client.get(each)))}
    pages = [f"/{family}/" for family in ("legislation", "partners", "portals", "countries")]
    pages = [address for address, _words in crawl(client, pages)]
    pictures = {path for each in pages for path in PICTURE.findall(words_of(client.get(each)))}
    uids = {path.rpartition("/")[2] for path in records}
    cited = {f"/id/{uid}/cite.{form}" for uid in uids for form in ("bib", "ris", "json")}
    forget_all()
    for address in (*records, *pictures, *cited):
        assert not found_in(words_of(client.get(address)), planted), address
    assert len(records) > 4
    assert len(drawn) > 4
    assert not found_in(repr(drawn), planted)


def test_a_private_word_is_answered_like_nonsense(planted: dict[str, str], client: Client) -> None:
    for address in (
        "/search/?q={}",
        "/search/suggest/?q={}",
        "/partners/?q={}",
        "/id/{}",
        "/api/v1/search?q={}",
        "/api/v1/partners?q={}",
        "/map/?topic={}",
        "/feeds/changes.atom?q={}",
    ):
        nonsense = VARIES.sub("", words_of(client.get(address.format("qz999canary"))))
        for secret in list(planted)[1::9]:
            answer = VARIES.sub("", words_of(client.get(address.format(secret))))
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
