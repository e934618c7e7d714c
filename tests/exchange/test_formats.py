"""Lists as files."""

import csv
import datetime
import json
import re
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db.models import TextChoices
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from exchange.formats import About, Column, Table, table_response
from exchange.value_kinds import ValueKind
from foundation.partial_dates import PartialDate

DAY = datetime.date(2026, 11, 22)
# What PostgreSQL can hold: no NUL, no half of a surrogate pair.
STORED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


def table(*rows: list[Any], title: str = "Laws [all]: */?") -> Table:
    keys = [f"c{number}" for number in range(len(rows[0]))]
    columns = tuple(
        Column(key, key.upper(), lambda row, number=number: row[number])
        for number, key in enumerate(keys)
    )
    return Table(columns, list(rows), title, DAY)


def body(wanted: str, of: Table) -> bytes:
    response = table_response(wanted, of)
    return b"".join(response.streaming_content) if response.streaming else response.content


def read_csv(of: Table) -> list[list[str]]:
    return list(csv.reader(StringIO(body("csv", of).decode(), newline="")))


@given(st.lists(st.lists(STORED, min_size=2, max_size=2), min_size=1, max_size=4))
def test_csv_read_back_says_the_same_but_for_the_guard(rows: list[list[str]]) -> None:
    found = read_csv(table(*rows))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


def test_csv_has_keys_first_and_lines_end_as_rfc_4180_says() -> None:
    assert body("csv", table(["a,b", 'c"d'])) == b'c0,c1\r\n"a,b","c""d"\r\n'


@given(STORED)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    sheet = load_workbook(BytesIO(body("xlsx", table([text, -5])))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert sheet["B2"].value == -5


def test_text_that_looks_like_a_formula_stays_text_in_a_workbook() -> None:
    sheet = load_workbook(BytesIO(body("xlsx", table(["=1+1"])))).active
    assert (sheet["A1"].value, sheet["A2"].value) == ("C0", "=1+1")
    assert sheet["A2"].quotePrefix


def test_json_says_when_it_was_made_and_how_many_there_are() -> None:
    found = json.loads(body("json", table(["é", None], title="Laws")))
    assert {name: found[name] for name in ("title", "as_of", "count", "columns", "results")} == {
        "title": "Laws",
        "as_of": "2026-11-22",
        "count": 1,
        "columns": {"c0": "C0", "c1": "C1"},
        "results": [{"c0": "é", "c1": None}],
    }


def test_json_bears_licence_sources_and_where_it_comes_from() -> None:
    found = json.loads(body("json", explained()))
    assert found["query"] == "https://example.org/laws/?country=GH"
    assert found["filters"] == ["Country: Ghana"]
    assert found["sources"] == ["Gazette", "Parliament"]
    assert found["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["dictionary"][0]["values"] == [{"code": "a", "value": "First"}]


def test_the_second_sheet_is_the_dictionary_and_the_third_says_where_it_comes_from() -> None:
    book = load_workbook(BytesIO(body("xlsx", explained())))
    assert book.sheetnames == ["Laws", "Columns", "About"]
    columns = list(book["Columns"].iter_rows(values_only=True))
    assert columns[1][:3] == ("Rank", "rank", "Where it comes.")
    assert columns[1][4] == "First"
    about = list(book["About"].iter_rows(values_only=True))
    assert ("Filters", "Country: Ghana") in about
    assert ("Rows", 1) in about
    assert [words for label, words in about if label == "Source"] == ["Gazette", "Parliament"]


def test_csv_is_pure_data_and_names_its_dictionary() -> None:
    assert body("csv", explained()) == b"rank,day\r\nFirst,2021-05\r\n"
    link = table_response("csv", explained())["Link"]
    address = "https://example.org/laws/?country=GH&format=columns"
    assert link == f'<{address}>; rel="describedby"; type="application/csvm+json"'


def test_the_dictionary_of_a_csv_is_csv_on_the_web() -> None:
    found = json.loads(body("columns", explained()))
    assert found["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert found["url"] == "https://example.org/laws/?country=GH&format=csv"
    rank, day = found["tableSchema"]["columns"]
    assert rank["titles"] == {"en": ["rank", "Rank"]}
    assert rank["separator"] == "; "
    pattern = day["datatype"]["format"]
    assert all(re.fullmatch(pattern, text) for text in PARTIAL)
    assert not re.fullmatch(pattern, "27 May 2021")


PARTIAL = ("2021", "2021-05", "2021-05-27", "2021-05~", "2021-05 planned", "unknown")


class Rank(TextChoices):
    FIRST = "a", "First"


def explained() -> Table:
    """Return a table that says all that one can say."""
    columns = (
        Column(
            "rank", "Rank", lambda _row: ["First"], "Where it comes.", allowed=Rank, is_list=True
        ),
        Column(
            "day", "Day", lambda _row: PartialDate.parse("2021-05"), "When.", ValueKind.PARTIAL_DATE
        ),
    )
    about = About(
        "https://example.org/laws/?country=GH",
        ("Country: Ghana",),
        "Us: Laws",
        lambda: ("Parliament", "Gazette", "Parliament"),
    )
    return Table(columns, [1], "Laws", DAY, about)


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [("csv", "text/csv"), ("xlsx", "application/vnd.openxml"), ("json", "application/json")],
)
def test_a_file_is_downloaded_under_a_name_and_not_sniffed(wanted: str, kind: str) -> None:
    response = table_response(wanted, table(["x"], title="Laws"))
    assert response["Content-Type"].startswith(kind)
    assert response["Content-Disposition"] == f'attachment; filename="laws-2026-11-22.{wanted}"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_strange_format_is_refused() -> None:
    assert table_response("pdf", table(["x"])) is None
