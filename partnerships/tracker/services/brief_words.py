"""What a brief says around its lines, the same words on the page and in both files."""

from typing import Final, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships.tracker.choices import BriefEdition
from partnerships.tracker.services.make_brief import Brief, Line, Section

LONGEST_ADDRESS: Final = 70


class Cell(NamedTuple):
    """The text of one cell, and under it an address to follow, if there is one."""

    text: str
    url: str = ""


class BriefTable(NamedTuple):
    """A section as a table: its heads, its rows, and how wide the columns are to one another."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


def table_of(section: Section) -> BriefTable:
    """Return a section as a table; the column of sources is there if any line has one."""
    rows = tuple(_cells(line, has_sources=section.has_sources) for line in section.lines)
    what, standing, as_of = _("What"), _("Where it stands"), _("As of")
    if section.has_sources:
        return BriefTable((what, standing, _("Source"), as_of), rows, (28, 35, 22, 15))
    return BriefTable((what, standing, as_of), rows, (36, 49, 15))


def _cells(line: Line, *, has_sources: bool) -> tuple[Cell, ...]:
    """Return the cells of a line; its marks stand in brackets behind the first."""
    marks = "".join(f" [{mark.label}]" for mark in line.marks)
    source = (Cell(line.source, line.url),) if has_sources else ()
    return (Cell(line.text + marks), Cell(line.detail), *source, Cell(str(line.as_of)))


def head_lines(brief: Brief) -> list[str]:
    """Return what stands under the title: for whom it is, of what, and as of when."""
    words = {"kind": brief.kind.label, "mark": brief.mark, "moment": moment_words(brief)}
    return [_("%(kind)s brief. %(mark)s. True as of %(moment)s.") % words]


def moment_words(brief: Brief) -> str:
    """Return the moment that a brief is true of: "22 November 2026, 17:20 (UTC)"."""
    local = timezone.localtime(brief.as_of)
    return f"{date_format(local, 'j F Y, H:i')} ({local.tzname()})"


def left_out_words(brief: Brief) -> str:
    """Return what kinds of things are not in this edition."""
    things = {"things": "; ".join(brief.left_out)}
    if brief.edition == BriefEdition.SHAREABLE:
        return _("This edition leaves out: %(things)s.") % things
    return _("Not in it: %(things)s. It is for staff only: do not pass it on.") % things


def address_shown(url: str) -> str:
    """Return an address as it is printed: without its scheme, and not too long."""
    bare = url.split("://", 1)[-1].rstrip("/")
    return bare if len(bare) <= LONGEST_ADDRESS else f"{bare[: LONGEST_ADDRESS - 1]}…"
