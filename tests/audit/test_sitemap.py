"""The sitemap keeps the schema of sitemaps.org, the protocol, and its word."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx
import pytest
import xmlschema

from tests.website.sitemaps import SITEMAP, XHTML, faults, faults_of_index, parts_of, urls

SCHEMA: Final = Path(__file__).parent / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
#: The schema of sitemaps.org asks that what it does not know keep a schema too: here the W3C's of
#: XHTML, for the links between languages.
SCHEMA_OF_XHTML: Final = Path(xmlschema.__file__).parent / "schemas" / "XHTML" / "xhtml1-strict.xsd"
#: The protocol's own bound.
MOST_BYTES: Final = 50 * 1024 * 1024


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    """The schema of a sitemap that names other languages; nothing of it is fetched."""
    links = {XHTML.strip("{}"): str(SCHEMA_OF_XHTML)}
    return xmlschema.XMLSchema(str(SCHEMA), locations=links, allow="local")


@pytest.fixture(scope="module")
def sitemaps(client: httpx.Client) -> list[bytes]:
    """The sitemap, or its parts if it is an index of them."""
    whole = client.get("/sitemap.xml").raise_for_status().content
    parts = parts_of(whole)
    if parts is None:
        return [whole]
    assert faults_of_index(whole) == []
    return [client.get(urlsplit(each).path).raise_for_status().content for each in parts]


def test_every_part_keeps_the_schema(schema: xmlschema.XMLSchema, sitemaps: list[bytes]) -> None:
    assert [str(error.reason) for part in sitemaps for error in schema.iter_errors(part)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "<when>2026</when>",
        "<lastmod>yesterday</lastmod>",
        "<priority>2</priority>",
        '<link xmlns="http://www.w3.org/1999/xhtml" language="fr"/>',
        '<news xmlns="https://example.org/unknown"/>',
    ],
)
def test_the_schema_finds_what_is_wrong(schema: xmlschema.XMLSchema, wrong: str) -> None:
    with_it = "<urlset xmlns='{}'><url><loc>https://example.org/</loc>{}</url></urlset>"
    assert schema.is_valid(with_it.format(SITEMAP.strip("{}"), ""))
    assert not schema.is_valid(with_it.format(SITEMAP.strip("{}"), wrong))


def test_every_part_keeps_the_protocol(sitemaps: list[bytes]) -> None:
    assert [fault for part in sitemaps for fault in faults(part)] == []
    assert all(len(part) < MOST_BYTES for part in sitemaps)


def test_every_kind_of_address_is_answered(client: httpx.Client, sitemaps: list[bytes]) -> None:
    found = [urlsplit(each.address).path for part in sitemaps for each in urls(part)]
    kinds = {path.rstrip("/").rpartition("/")[0]: path for path in found}
    wrong = [path for path in kinds.values() if client.get(path).status_code != httpx.codes.OK]
    assert wrong == []
