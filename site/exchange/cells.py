"""Values of records as cells: what stands in a file, and what a spreadsheet may not evaluate."""

import datetime
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise

from foundation.partial_dates import PartialDate

#: With one of these at its beginning a spreadsheet takes a text for a formula.
FORMULA_STARTS = frozenset("=+-@")
LIST_SEPARATOR = "; "

Plain = str | int | float | bool | list[Any] | None


def plain(value: Any) -> Plain:
    """Return what JSON can hold: dates as ISO 8601, partial dates as their canonical text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str | Promise):
        return [plain(each) for each in value]
    return str(value)


def shown(value: Any) -> str | int | float:
    """Return what stands in a cell: numbers stay numbers, lists become one text."""
    found = plain(value)
    if found is None:
        return ""
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, list):
        return LIST_SEPARATOR.join(str(shown(each)) for each in found)
    return found


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might evaluate `text`.

    Spaces, marks nobody sees and the full-width forms of the signs are looked through; a tab or
    line break at the beginning counts too (OWASP, "CSV Injection").
    """
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    visible = next((each for each in text if not _is_invisible(each)), "")
    return unicodedata.normalize("NFKC", visible)[:1] in FORMULA_STARTS


def spreadsheet_safe(cell: str | float) -> str | int | float:
    """Return the cell such that no spreadsheet evaluates it: a text gets an apostrophe in front."""
    if isinstance(cell, str) and is_formula(cell):
        return f"'{cell}"
    return cell


def _is_invisible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}
