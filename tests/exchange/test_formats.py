"""Lists as files."""

import csv
import datetime
import json
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from exchange.formats import Column, Table, table_response

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
    assert json.loads(body("json", table(["é", None], title="Laws"))) == {
        "title": "Laws",
        "as_of": "2026-11-22",
        "count": 1,
        "columns": {"c0": "C0", "c1": "C1"},
        "results": [{"c0": "é", "c1": None}],
    }


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
