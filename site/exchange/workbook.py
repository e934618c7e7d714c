"""XLSX files: one sheet, written row by row."""

import re
from collections.abc import Iterable, Sequence
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


def workbook(title: str, labels: Sequence[str], rows: Iterable[Sequence[str | float]]) -> bytes:
    """Return a workbook with one sheet; every text in it is a text, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(
        _NOT_IN_SHEET_NAMES.sub(" ", _clean(title))[:LONGEST_SHEET_NAME] or None
    )
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, label) for label in labels])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


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
