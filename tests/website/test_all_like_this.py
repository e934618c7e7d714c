"""Values lead to everything that bears them: the list of the family, narrowed by its own facet."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client

from foundation.addresses import AddressBook, facets_of, index_page_models
from foundation.partial_dates import PartialDate
from legislation.models import Duty, Instrument
from partnerships.register.models import Organisation, Portal
from tests.website.pages import SmallSite

TAG = re.compile(r'{% (?:like|facet_url) \S+ "(?P<facet>[a-z_]+)"')


@pytest.mark.django_db
def test_every_facet_that_a_template_asks_for_is_one_of_some_list() -> None:
    offered = {name for model in index_page_models() for name in _facets(model)}
    asked = {
        found["facet"]
        for directory in settings.TEMPLATES[0]["DIRS"]
        for file in Path(directory).rglob("*.html")
        for found in TAG.finditer(file.read_text())
    }
    assert {"status", "kind", "duty", "language", "launched"} <= asked
    assert asked <= offered


def _facets(model: type[Any]) -> set[str]:
    return set(facets_of(model)) if hasattr(model, "facets") else set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "facet", "value", "path"),
    [
        (Instrument, "status", "in_force", "/legislation/?status=in_force"),
        (Instrument, "country", "", None),
        (Organisation, "kind", "agency", "/partners/?kind=agency"),
        (
            Portal,
            "launched",
            PartialDate(2020, 5),
            "/portals/?launched_from=2020&launched_to=2020",
        ),
        (Portal, "launched", PartialDate.unknown(), None),
        (Duty, "kind", "report", None),
    ],
)
def test_a_value_has_the_address_of_everything_like_it(
    model: type[Instrument], facet: str, value: object, path: str | None
) -> None:
    assert AddressBook().narrowed_path(model, facet, value) == path


def test_a_facet_that_a_list_has_not_is_an_error_of_ours(db: None) -> None:
    with pytest.raises(KeyError):
        AddressBook().narrowed_path(Instrument, "colour", "red")


def test_words_are_shown_without_a_link_where_there_is_nothing_like_it(db: None) -> None:
    source = '{% load records %}{% like law "kind" "" words %}'
    context = Context({"law": Instrument(), "words": "<Act>"})
    assert Template(source).render(context) == "&lt;Act&gt;"


def test_lists_and_pages_lead_to_everything_alike(client: Client, small_site: SmallSite) -> None:
    expected = {
        "/legislation/": ["/legislation/?kind=act", "/legislation/?status=partly_in_force"],
        f"/legislation/ghana/{small_site.law.slug}/": ["/legislation/?kind=act"],
        "/portals/": ["/portals/?status=live"],
        f"/portals/{small_site.portal.slug}/": [
            "/portals/?status=live",
            "/portals/?launched_from=2020&amp;launched_to=2020",
        ],
        "/partners/": ["/partners/?kind=agency", "/partners/?country=GH"],
        f"/partners/{small_site.partner.slug}/": ["/partners/?role=government"],
        "/countries/ghana/": ["/countries/?region=western-africa"],
    }
    expected["/legislation/"][1] = f"/legislation/?status={small_site.law.status}"
    for path, links in expected.items():
        page = client.get(path).content.decode()
        assert [link for link in links if f'href="{link}"' not in page] == [], path


def test_every_such_link_finds_the_record_it_stands_at(
    client: Client, small_site: SmallSite
) -> None:
    page = client.get(f"/portals/{small_site.portal.slug}/").content.decode()
    links = re.findall(r'href="(/portals/\?[^"]+)"', page)
    assert links
    for link in links:
        records = client.get(link.replace("&amp;", "&")).context["records"]
        assert small_site.portal in records
