"""Lists as files: CSV, XLSX and JSON from one table with an allow-list of columns.

A family lists its public fields as `Column`s; a view makes a `Table` of them and the records a
reader asked for, and answers with `table_response(wanted, table)`:

    table = Table(COLUMNS, records, title="Laws", as_of=timezone.localdate())
    return table_response("csv", table)

CSV is UTF-8 without a byte order mark, as RFC 4180 says, its first row the keys of the columns,
and nothing else: its dictionary is `?format=columns`, which a `Link` header names. XLSX bears the
labels, and two more sheets: what each column means, and where the file comes from. JSON is
`{"title", "as_of", "count", "columns": {key: label}, "dictionary": [...], "results":
[{key: value}]}` with the licence, the sources and the address of the list.
"""

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.response import JsonResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from exchange.about import About
from exchange.cells import plain, shown, spreadsheet_safe
from exchange.columns import Column, dictionary
from exchange.csvw import CONTENT_TYPE, csv_metadata, described_by
from exchange.workbook import Sheet, workbook

__all__ = ["WRITERS", "About", "Column", "Table", "table_response"]

#: How files end whose format is not their ending.
ENDINGS: Mapping[str, str] = {"columns": "csv-metadata.json"}


@dataclass(frozen=True)
class Table:
    """The records that a reader asked for, with the columns to show."""

    columns: tuple[Column, ...]
    rows: Iterable[Any]
    title: str
    as_of: datetime.date
    about: About = field(default_factory=About)

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
    ending = ENDINGS.get(wanted, wanted)
    name = f"{slugify(table.title) or 'list'}-{table.as_of.isoformat()}.{ending}"
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
    response = StreamingHttpResponse(
        _csv_lines(table), content_type="text/csv; charset=utf-8; header=present"
    )
    link = described_by(table.about)
    if link:
        response["Link"] = link
    return response


def _columns(table: Table) -> HttpResponseBase:
    found = csv_metadata(table.title, table.as_of, table.columns, table.about)
    return JsonResponse(
        found, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )


def _xlsx(table: Table) -> HttpResponseBase:
    rows = [[shown(value) for value in values] for values in table.values()]
    sheets = (
        Sheet(table.title, table.labels, rows),
        _sheet_of_columns(table),
        Sheet(
            _("About"),
            [_("What"), _("Words")],
            table.about.lines(table.title, table.as_of, len(rows)),
        ),
    )
    return HttpResponse(
        workbook(*sheets),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def _sheet_of_columns(table: Table) -> Sheet:
    labels = [
        _("Column"),
        _("Key"),
        _("What it holds"),
        _("How it is written"),
        _("Values it may have"),
        _("Standard"),
    ]
    rows = [
        (each.label, each.key, each.meaning, each.written, each.allowed_words, each.standard)
        for each in dictionary(table.columns)
    ]
    return Sheet(_("Columns"), labels, rows)


def _json(table: Table) -> HttpResponseBase:
    results = [dict(zip(table.keys, map(plain, values), strict=True)) for values in table.values()]
    return JsonResponse(
        {
            "title": table.title,
            "as_of": table.as_of.isoformat(),
            "count": len(results),
            **table.about.as_json(),
            "columns": dict(zip(table.keys, table.labels, strict=True)),
            "dictionary": [entry.as_json() for entry in dictionary(table.columns)],
            "results": results,
        },
        json_dumps_params={"ensure_ascii": False},
    )


WRITERS: Mapping[str, Callable[[Table], HttpResponseBase]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "columns": _columns,
}
