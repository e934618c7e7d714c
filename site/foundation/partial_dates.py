"""The partial date: a day, month or year as a source gives it, circa, planned or unknown.

It is never padded: "May 2021" stays a month. Its canonical text follows ISO 8601-2 (EDTF level 1):
`2021`, `2021-05`, `2021-05-27`, `2021-05~` for circa; house additions are ` planned` behind a date
and the word `unknown` for what happened on a day nobody recorded. Nothing entered is `None`, not
`unknown`. The canonical text is what the database, CSV, JSON and the API carry.
"""

import datetime
from calendar import monthrange
from dataclasses import dataclass, field
from functools import total_ordering
from typing import Literal, Self

from django.utils.translation import gettext as _
from django.utils.translation import override

from foundation.date_reading import PartialDateError, Parts, read_date, require_existing
from foundation.date_words import calendar_words
from foundation.text import tidy_line

__all__ = ["UNKNOWN_TEXT", "PartialDate", "PartialDateError", "Precision"]

Precision = Literal["day", "month", "year", "unknown"]
UNKNOWN_TEXT = "unknown"
LAST_MONTH = 12
LAST_DAY_OF_YEAR = 31


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month or year, about or planned; without a year: happened, on an unknown day.

    `warning` is set by `parse` when what was typed could be read in two ways; it is no part of
    the value. Ordered by earliest, then latest day, the unknown last.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    circa: bool = False
    planned: bool = False
    warning: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse a day without a month, a month without a year, and what no calendar has."""
        if self.year is None:
            if self.month or self.day or self.circa or self.planned:
                raise PartialDateError(_("A date without a year is unknown and nothing else."))
            return
        if self.day is not None and self.month is None:
            raise PartialDateError(_("A day needs its month."))
        require_existing(Parts(self.year, self.month, self.day), self.text)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date a person typed; raise `PartialDateError` when it is none."""
        return cls(*read_date(text))

    @classmethod
    def unknown(cls) -> Self:
        """Return the date of what happened on a day nobody recorded."""
        return cls()

    @classmethod
    def from_date(cls, day: datetime.date) -> Self:
        """Return a full day; of a date-time, its calendar day as it stands."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def coerce(cls, value: object) -> Self | None:
        """Return the date for a partial date, calendar date, text or year; None for nothing."""
        if value is None or isinstance(value, cls):
            return value
        if isinstance(value, datetime.date):
            return cls.from_date(value)
        if isinstance(value, str):
            return cls.parse(value) if tidy_line(value) else None
        if isinstance(value, int) and not isinstance(value, bool):
            return cls(value)
        raise PartialDateError(_("This kind of value is not a date."))

    @property
    def is_unknown(self) -> bool:
        """Whether it happened on a day nobody recorded."""
        return self.year is None

    @property
    def precision(self) -> Precision:
        """How much is known: the day, the month, the year, or nothing."""
        if self.year is None:
            return "unknown"
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def earliest(self) -> datetime.date | None:
        """The first day it can mean, None when unknown; circa widens nothing."""
        if self.year is None:
            return None
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date | None:
        """The last day it can mean, None when unknown; circa widens nothing."""
        if self.year is None:
            return None
        if self.month is None:
            return datetime.date(self.year, LAST_MONTH, LAST_DAY_OF_YEAR)
        return datetime.date(
            self.year, self.month, self.day or monthrange(self.year, self.month)[1]
        )

    def overlaps(self, start: datetime.date | None, end: datetime.date | None) -> bool:
        """Whether it may lie between `start` and `end`, both included; None sets no limit."""
        if start is None and end is None:
            return True
        if self.earliest is None or self.latest is None or (start and end and start > end):
            return False
        return (end is None or self.earliest <= end) and (start is None or self.latest >= start)

    def isoformat(self) -> str | None:
        """Return the machine value for `<time datetime>`: `2021-05-27`, `2021-05`, `2021`."""
        if self.year is None:
            return None
        figures = [f"{self.year:04}"]
        figures += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(figures)

    @property
    def text(self) -> str:
        """The canonical text, which `parse` reads back to the same value."""
        date = self.isoformat()
        if date is None:
            return UNKNOWN_TEXT
        return f"{date}{'~' if self.circa else ''}{' planned' if self.planned else ''}"

    def __str__(self) -> str:
        """Return the canonical text."""
        return self.text

    def in_words(self, language: str | None = None) -> str:
        """Return "27 May 2021", "about 2021" or "planned for May 2027" in `language`.

        Without a language, in the active one.
        """
        if language:
            with override(language):
                return self.in_words()
        if self.year is None:
            return _("date unknown")
        words = calendar_words(self.year, self.month, self.day)
        if self.circa:
            words = _("about %(date)s") % {"date": words}
        return _("planned for %(date)s") % {"date": words} if self.planned else words

    def __lt__(self, other: object) -> bool:
        """Order by earliest, then latest day; the unknown stands last."""
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[bool, datetime.date, datetime.date, bool, bool]:
        """The key that orders dates totally: of equal bounds, the plain one before circa."""
        return (
            self.is_unknown,
            self.earliest or datetime.date.max,
            self.latest or datetime.date.max,
            self.circa,
            self.planned,
        )
