"""XLSX files: a few sheets, each written row by row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from exchange.cells import is_formula

LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the first row, and the others."""

    title: str
    labels: Sequence[str]
    rows: Iterable[Sequence[str | float]]


def workbook(*sheets: Sheet) -> bytes:
    """Return a workbook; every text in it is a text, whatever it begins with."""
    book = Workbook(write_only=True)
    for each in sheets:
        _add(book, each)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _add(book: Workbook, wanted: Sheet) -> None:
    # The library tells sheets of one name apart by a number.
    title = _NOT_IN_SHEET_NAMES.sub(" ", _clean(wanted.title))[:LONGEST_SHEET_NAME]
    sheet = book.create_sheet(title.strip() or None)
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, label) for label in wanted.labels])
    for row in wanted.rows:
        sheet.append([_cell(sheet, value) for value in row])


def _heading(sheet: Any, label: str) -> Any:
    cell = _cell(sheet, label)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: str | float) -> Any:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    text = _clean(value)
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if is_formula(text):
        cell.quotePrefix = True
    return cell


def _clean(text: str) -> str:
    """Return `text` without what XML cannot hold, cut to what a cell can."""
    sound = ILLEGAL_CHARACTERS_RE.sub("", text).encode("utf-8", "replace").decode("utf-8")
    return sound if len(sound) <= LONGEST_CELL else f"{sound[: LONGEST_CELL - 1]}…"
