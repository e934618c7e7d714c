"""The dictionary of a CSV file for programs: CSV on the Web.

As "Metadata Vocabulary for Tabular Data" (https://www.w3.org/TR/tabular-metadata/) has it. The
CSV names this file in a `Link` header (RFC 8288), as "Model for Tabular Data" 5.2 asks.
"""

import datetime
from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.about import About
from exchange.cells import LIST_SEPARATOR
from exchange.columns import Column, Entry, entry_of
from exchange.licence import licence
from exchange.value_kinds import DATATYPES

CONTENT_TYPE: Final = "application/csvm+json"
CONTEXT: Final = "http://www.w3.org/ns/csvw"


def described_by(about: About) -> str:
    """Return the header `Link` that leads from a CSV to its dictionary, empty without one."""
    address = about.format_address("columns")
    return f'<{address}>; rel="describedby"; type="{CONTENT_TYPE}"' if address else ""


def csv_metadata(
    title: str, as_of: datetime.date, columns: Iterable[Column], about: About
) -> dict[str, Any]:
    """Return the metadata of a table as JSON holds them."""
    columns = tuple(columns)
    language = (get_language() or "en").split("-")[0]
    schema: dict[str, Any] = {"columns": [_column(each, language) for each in columns]}
    if "uid" in {column.key for column in columns}:
        schema["primaryKey"] = "uid"
    return {
        "@context": [CONTEXT, {"@language": language}],
        "url": about.format_address("csv"),
        "dc:title": title,
        "dc:date": as_of.isoformat(),
        "dc:license": {"@id": licence().url},
        "dc:bibliographicCitation": about.cite,
        "dc:source": about.publishers(),
        "rdfs:comment": _note(),
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": schema,
    }


def _note() -> str:
    return _(
        "A text that a spreadsheet might take for a formula has an apostrophe in front. "
        "Nothing recorded is an empty cell."
    )


def _column(column: Column, language: str) -> dict[str, Any]:
    entry = entry_of(column)
    found: dict[str, Any] = {
        "name": column.key,
        "titles": {language: [column.key, entry.label]},
        "dc:description": _description(entry),
        "datatype": DATATYPES.get(column.kind, "string"),
    }
    if column.is_list:
        found["separator"] = LIST_SEPARATOR
    if entry.standard:
        found["dc:conformsTo"] = entry.standard
    return found


def _description(entry: Entry) -> str:
    parts = [entry.meaning]
    if entry.allowed:
        parts.append(_("One of: %(values)s.") % {"values": entry.allowed_words})
    if entry.written:
        parts.append(_("Written as: %(format)s") % {"format": entry.written})
    return " ".join(filter(None, parts))
