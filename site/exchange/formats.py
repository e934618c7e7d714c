"""Lists as files: CSV, XLSX and JSON from one table with an allow-list of columns.

A family lists its public fields as `Column`s; a view makes a `Table` of them and the records a
reader asked for, and answers with `table_response(wanted, table)`:

    table = Table(COLUMNS, records, title="Laws", as_of=timezone.localdate())
    return table_response("csv", table)

CSV is UTF-8 without a byte order mark, as RFC 4180 says, its first row the keys of the columns;
XLSX bears their labels; JSON is `{"title", "as_of", "count", "columns": {key: label}, "results":
[{key: value}]}`, so that every file can be read without asking what a column means.
"""

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.response import JsonResponse
from django.utils.text import slugify

from exchange.cells import plain, shown, spreadsheet_safe
from exchange.workbook import workbook


@dataclass(frozen=True)
class Column:
    """One public field: its stable key, its label for people, and how it is read off a record."""

    key: str
    label: Any
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class Table:
    """The records that a reader asked for, with the columns to show."""

    columns: tuple[Column, ...]
    rows: Iterable[Any]
    title: str
    as_of: datetime.date

    def values(self) -> Iterator[list[Any]]:
        """Yield a row of values for each record."""
        for record in self.rows:
            yield [column.value(record) for column in self.columns]

    @property
    def keys(self) -> list[str]:
        """The keys of the columns."""
        return [column.key for column in self.columns]

    @property
    def labels(self) -> list[str]:
        """The labels of the columns."""
        return [str(column.label) for column in self.columns]


def table_response(wanted: str, table: Table) -> HttpResponseBase | None:
    """Return `table` as a file in the format `wanted`, None when there is no such format."""
    writer = WRITERS.get(wanted)
    if writer is None:
        return None
    response = writer(table)
    name = f"{slugify(table.title) or 'list'}-{table.as_of.isoformat()}.{wanted}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


class _Line:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> bytes:
        return line.encode("utf-8", "replace")


def _csv_lines(table: Table) -> Iterator[bytes]:
    writer = csv.writer(_Line())
    yield writer.writerow(table.keys)
    for values in table.values():
        yield writer.writerow([spreadsheet_safe(shown(value)) for value in values])


def _csv(table: Table) -> HttpResponseBase:
    return StreamingHttpResponse(
        _csv_lines(table), content_type="text/csv; charset=utf-8; header=present"
    )


def _xlsx(table: Table) -> HttpResponseBase:
    rows = ([shown(value) for value in values] for values in table.values())
    return HttpResponse(
        workbook(table.title, table.labels, rows),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def _json(table: Table) -> HttpResponseBase:
    results = [dict(zip(table.keys, map(plain, values), strict=True)) for values in table.values()]
    return JsonResponse(
        {
            "title": table.title,
            "as_of": table.as_of.isoformat(),
            "count": len(results),
            "columns": dict(zip(table.keys, table.labels, strict=True)),
            "results": results,
        },
        json_dumps_params={"ensure_ascii": False},
    )


WRITERS: Mapping[str, Callable[[Table], HttpResponseBase]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
