"""No list is handed out without its dictionary, its licence and its sources."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from exchange.columns import Column, entry_of
from foundation.partial_dates import PartialDate
from legislation.api import PARTY_COLUMNS, mention_columns
from stewardship.models import Source
from tests.factories.legislation import event, make_law
from tests.website.pages import LISTS, SmallSite, ghana
from website.downloads import DOWNLOADS

pytestmark = pytest.mark.django_db


def address(_record: Any) -> str:
    return "https://example.org/"


COLUMNS = [
    pytest.param(column, id=f"{name}-{column.key}")
    for name, columns in (
        *((str(each.title), each.public_columns(address)) for each in DOWNLOADS),
        ("parties", PARTY_COLUMNS),
        ("mentions", mention_columns(address)),
    )
    for column in columns
]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_says_what_it_holds(column: Column) -> None:
    entry = entry_of(column)
    assert entry.meaning.endswith((".", "?", "”."))
    assert entry.meaning != entry.label


@pytest.mark.parametrize("path", LISTS)
def test_every_value_is_of_the_kind_that_the_dictionary_says(
    client: Client, small_site: SmallSite, path: str
) -> None:
    found = client.get(f"{path}?format=json").json()
    for entry in found["dictionary"]:
        for row in found["results"]:
            check(entry, row[entry["key"]])


def check(entry: dict[str, Any], value: Any) -> None:
    """Fail unless a value of a JSON file is what its dictionary says."""
    values = value if isinstance(value, list) else [value]
    assert isinstance(value, list) == entry["list"]
    labels = {each["value"] for each in entry["values"]}
    for each in values:
        assert not labels or not each or each in labels, (entry["key"], each)
        if entry["type"] == "partial_date" and each is not None:
            assert PartialDate.parse(each).text == each
        if entry["type"] == "address" and each:
            assert each.startswith(("http://", "https://"))


@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_a_dictionary_for_its_csv(
    client: Client, small_site: SmallSite, path: str
) -> None:
    csv = client.get(f"{path}?format=csv")
    keys = b"".join(csv).decode().splitlines()[0].split(",")
    metadata = client.get(f"{path}?format=columns")
    assert metadata["Content-Type"] == "application/csvm+json"
    schema = json.loads(metadata.content)["tableSchema"]
    assert [column["name"] for column in schema["columns"]] == keys


def test_a_file_names_the_publishers_its_rows_rest_on(client: Client) -> None:
    source = Source.objects.create(title="Gazette 7", publisher="Zzqx Printing Office")
    make_law(event("in_force", "2021", source=source), jurisdiction=ghana())
    make_law(event("in_force", "2021"))
    found = client.get("/legislation/?format=json&country=GH").json()
    assert found["sources"] == ["Zzqx Printing Office"]
    assert client.get("/legislation/?format=json&country=QQ").json()["sources"] == []


def test_a_file_says_of_which_list_it_is_and_how_to_cite_it(
    client: Client, small_site: SmallSite
) -> None:
    response = client.get("/legislation/?country=GH&format=xlsx&page=1")
    sheet = load_workbook(BytesIO(response.content))["About"]
    about = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert str(about["Address of this list"]).endswith("/legislation/?country=GH")
    assert about["Filters"] == "Country or body: Ghana"
    assert str(about["Address of this list"]) in str(about["How to cite it"])
    assert about["Licence"] == "Creative Commons Attribution 4.0 International (CC BY 4.0)"


def test_the_licence_is_what_the_settings_say(client: Client, settings: Any) -> None:
    settings.DATA_LICENCE, settings.DATA_LICENCE_URL = "Zzqx 1.0", "https://example.org/zzqx"
    terms = client.get("/topics/?format=json").json()["licence"]
    assert (terms["name"], terms["url"]) == ("Zzqx 1.0", "https://example.org/zzqx")
