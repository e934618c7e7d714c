"""What a brief is made of: sections of lines, each with the date it is true of.

The same document is shown as a page and written as PDF and DOCX. Its text is plain: what a person
typed is tidied and cut to a length here, and means nothing to whoever writes it into a file.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from anyascii import anyascii
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from foundation.partial_dates import PartialDate
from foundation.text import tidy_line
from partnerships.tracker.choices import BriefEdition, BriefKind

LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 300
LONGEST_DETAIL: Final = 600
LONGEST_SOURCE: Final = 160
LONGEST_NAME_OF_FILE: Final = 60
#: What no XML file may hold: halves of pairs, and two numbers that are no characters.
_NO_CHARACTER: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Basis(models.TextChoices):
    """What the date of a line is the date of."""

    CHECKED = "checked", _("checked %(date)s")
    DATED = "dated", _("dated %(date)s")
    RECORDED = "recorded", _("on record %(date)s")


class BriefMark(models.TextChoices):
    """What a reader has to know of a line beside what it says."""

    CONFIDENTIAL = "confidential", _("Confidential")
    PAST_DUE = "past_due", _("Check is past due")
    NOT_CHECKED = "not_checked", _("Never checked")
    NOT_PUBLIC = "not_public", _("Not published")
    LATE = "late", _("Late")
    ENDING = "ending", _("Ends soon")


@dataclass(frozen=True)
class AsOf:
    """The date that a line is true of, and what it is the date of."""

    basis: Basis
    date: PartialDate

    def __str__(self) -> str:
        return str(self.basis.label) % {"date": self.date.in_words()}

    @property
    def machine(self) -> str:
        """The date for `<time datetime>`, empty where the day is not known."""
        return self.date.isoformat() or ""


@dataclass(frozen=True)
class Line:
    """One thing a brief says; `record` names the row of the tracker behind it, if there is one."""

    text: str
    as_of: AsOf
    detail: str = ""
    source: str = ""
    url: str = ""
    marks: tuple[BriefMark, ...] = ()
    record: tuple[str, UUID] | None = None

    def __post_init__(self) -> None:
        """Tidy what people typed, and drop an address that no reader should follow."""
        for name, longest in _LONGEST.items():
            object.__setattr__(self, name, cut(getattr(self, name), longest))
        if not self.url.startswith(("https://", "http://")):
            object.__setattr__(self, "url", "")


@dataclass(frozen=True)
class Section:
    """Lines under one heading; `more` of them were left out for length."""

    heading: str
    lines: tuple[Line, ...]
    more: int = 0

    @property
    def has_sources(self) -> bool:
        """Whether any of the lines has a source or an address."""
        return any(line.source or line.url for line in self.lines)

    @property
    def more_words(self) -> str:
        """How many more there are, empty where all are shown."""
        if not self.more:
            return ""
        return ngettext("and %(n)s more", "and %(n)s more", self.more) % {"n": self.more}


@dataclass(frozen=True)
class Brief:
    """A brief, true at one moment; `left_out` says what kinds of things are not in it."""

    title: str
    kind: BriefKind
    edition: BriefEdition
    as_of: datetime
    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Tidy the title, which somebody typed too."""
        object.__setattr__(self, "title", cut(self.title, LONGEST_TITLE))

    @property
    def mark(self) -> str:
        """Who may read it, as it stands on every page."""
        return str(self.edition.label)

    @property
    def day(self) -> date:
        """The day of the moment it is true of."""
        return timezone.localdate(self.as_of)

    @property
    def lines(self) -> list[Line]:
        """All lines, in their order."""
        return [line for section in self.sections for line in section.lines]

    @property
    def confidential(self) -> Counter[str]:
        """How many confidential lines there are, by the kind of row behind them."""
        return Counter(
            line.record[0]
            for line in self.lines
            if line.record is not None and BriefMark.CONFIDENTIAL in line.marks
        )

    def name_of_file(self, ending: str) -> str:
        """Return the name under which it is saved, in ASCII."""
        name = slugify(anyascii(self.title))[:LONGEST_NAME_OF_FILE].strip("-") or self.kind
        return f"brief-{name}-{self.day.isoformat()}-{self.edition}.{ending}"


def cut(text: Any, longest: int) -> str:
    """Return `text` as one tidy line of at most `longest` characters."""
    tidy = tidy_line(_NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", str(text)))
    return tidy if len(tidy) <= longest else f"{tidy[: longest - 1].rstrip()}…"


def checked(day: date) -> AsOf:
    """Return the date of the last check."""
    return AsOf(Basis.CHECKED, PartialDate.from_date(day))


def dated(when: PartialDate | date) -> AsOf:
    """Return the date of the fact itself."""
    return AsOf(Basis.DATED, when if isinstance(when, PartialDate) else PartialDate.from_date(when))


def recorded(day: date) -> AsOf:
    """Return the date on which it stood so in the records."""
    return AsOf(Basis.RECORDED, PartialDate.from_date(day))


def section(
    heading: Any, lines: list[Line], *, more: int = 0, empty: Line | None = None
) -> list[Section]:
    """Return a section, with `empty` where it has no lines; no section without either."""
    shown = tuple(lines) or ((empty,) if empty else ())
    return [Section(str(heading), shown, more)] if shown else []


def cut_rows(rows: Any, longest: int) -> tuple[list[Any], int]:
    """Return the first rows of a queryset, and how many more there are; two queries at most."""
    found = list(rows[: longest + 1])
    if len(found) <= longest:
        return found, 0
    return found[:longest], rows.count() - longest


_LONGEST: Final = {
    "text": LONGEST_TEXT,
    "detail": LONGEST_DETAIL,
    "source": LONGEST_SOURCE,
    "url": 2000,
}
