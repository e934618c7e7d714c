"""Every list is handed out as a file: what was filtered, its public fields, nothing else."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerships.register.models import Organisation, Portal
from tests.caches import forget_all
from tests.factories.legislation import event, make_law
from tests.factories.people import make_user
from tests.factories.records import make_record
from tests.website.pages import LISTS, SmallSite, ghana, make_portal, stand_behind

pytestmark = pytest.mark.django_db


def rows(client: Client, path: str, query: str = "") -> list[dict[str, str]]:
    """Return the rows of a list as its CSV says them."""
    response = client.get(f"{path}?format=csv&{query}")
    return list(csv.DictReader(StringIO(b"".join(response).decode())))


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("wanted", ["csv", "xlsx", "json"])
def test_every_list_is_handed_out(
    client: Client, small_site: SmallSite, path: str, wanted: str
) -> None:
    response = client.get(f"{path}?format={wanted}")
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith(f'.{wanted}"')


def test_a_download_is_exactly_what_is_filtered(client: Client) -> None:
    make_law(title="Here", jurisdiction=ghana())
    make_law(title="Elsewhere")
    assert [row["title"] for row in rows(client, "/legislation/", "country=GH")] == ["Here"]


def test_a_law_says_where_it_stands_and_which_event_decides(client: Client) -> None:
    make_law(event("in_force", "2021-05"), number="Act 5")
    (row,) = rows(client, "/legislation/", "country=QQ")
    assert (row["status"], row["status_event"], row["status_event_date"]) == (
        "In force",
        "In force",
        "2021-05",
    )
    assert row["number"] == "Act 5"


def test_the_address_of_each_record_is_in_its_row(client: Client, small_site: SmallSite) -> None:
    for row in rows(client, "/portals/") + rows(client, "/partners/"):
        assert client.get(row["address"]).status_code == 200


def test_who_keeps_a_record_is_in_no_file(client: Client) -> None:
    owner = make_user(first_name="Zzqxowner", last_name="Zzqxowner")
    make_law(owner=owner, deputy=owner)
    for wanted in ("csv", "json"):
        response = client.get(f"/legislation/?format={wanted}")
        body = b"".join(response) if response.streaming else response.content
        assert b"Zzqxowner" not in body
        assert owner.email.encode() not in body


def test_a_partner_that_left_the_site_is_in_no_file(client: Client) -> None:
    portal, partner = make_portal(ghana()), make_record(Organisation, name="Zzqx Ministry")
    stand_behind(partner, portal)
    assert rows(client, "/portals/")[0]["government_partners"] == "Zzqx Ministry"
    partner.unpublish()
    assert rows(client, "/portals/")[0]["government_partners"] == ""


def test_a_name_that_looks_like_a_formula_is_text(client: Client) -> None:
    make_portal(ghana(), name="=HYPERLINK(1)")
    assert rows(client, "/portals/")[0]["name"] == "'=HYPERLINK(1)"


def cost(client: Client, path: str) -> int:
    """Return the number of queries of a download."""
    forget_all()
    with CaptureQueriesContext(connection) as captured:
        rows(client, path)
    return len(captured)


def make_one(path: str) -> Any:
    """Return one more record of a list."""
    if path == "/legislation/":
        return make_law(event("in_force", "2021"))
    portal = make_record(Portal, jurisdiction=ghana())
    stand_behind(make_record(Organisation, jurisdiction=ghana()), portal)
    return portal


@pytest.mark.parametrize("path", ["/legislation/", "/portals/", "/partners/"])
def test_many_rows_cost_as_many_queries_as_few(client: Client, path: str) -> None:
    make_one(path)
    rows(client, path)
    few = cost(client, path)
    for _number in range(4):
        make_one(path)
    assert cost(client, path) == few
