"""Reads a date as people type it: day, month or year, about, planned or unknown; never adds a part.

The text is folded, its marks ("c.", "planned") are taken off, and what is left is read as figures
or as figures with the name of a month. Day first is the house rule. What cannot be read is refused
with `PartialDateError`, in words for the person who typed it.
"""

import re
from calendar import monthrange
from datetime import MAXYEAR
from typing import NamedTuple

from django.utils.translation import gettext as _

from foundation.date_words import calendar_words, month_numbers
from foundation.text import fold, tidy_line

LONGEST_READ = 80
LONGEST_QUOTED = 40
MONTHS_IN_A_YEAR = 12


class PartialDateError(ValueError):
    """Raised for what is not a date; its text is translated and may be shown to the person."""


class DateReading(NamedTuple):
    """The parts found in a text; without a year, the date is unknown. `warning` may be shown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    circa: bool = False
    planned: bool = False
    warning: str = ""


class Parts(NamedTuple):
    """Year, month and day as read, before it is known whether such a day exists."""

    year: int
    month: int | None = None
    day: int | None = None
    is_day_first_in_figures: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Whether the same figures, read with the month first, are another day that exists."""
        if not self.is_day_first_in_figures or self.day is None or self.month is None:
            return False
        return self.day != self.month and max(self.day, self.month) <= MONTHS_IN_A_YEAR


UNKNOWN_WORDS = frozenset(
    (
        "unknown",
        "date unknown",
        "unknown date",
        "not known",
        "inconnue",
        "date inconnue",
        "desconocida",
        "fecha desconocida",
    )
)
SIGNS = str.maketrans("\uff0f\uff0e\uff5e\u301c\u2248\u2019\u060c\uff0c", "/.~~~'  ")
DASHES = re.compile(r"[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]")
PLANNED_WORD = r"(?:planned|prevue?|previst[oa]|مقررة?)"
CIRCA_WORD = (
    r"(?:circa|about|around|approximately|approx|vers|environ|hacia|alrededor de|نحو|حوالي|ca|c)"
)
PLANNED_MARK = re.compile(
    rf"^{PLANNED_WORD}(?:\s+(?:for|in|pour|en|le|para|في))?[\s:]+|\s*[(,]?\s*{PLANNED_WORD}\)?$"
)
CIRCA_MARK = re.compile(
    rf"^(?:{CIRCA_WORD}(?:\.\s*|\s+|(?=\d))|~\s*)|\s*~$|\s*\(?\b(?:circa|approx\.?)\)?$"
)

BETWEEN = r"(?:\s*[-/.]\s*|\s+)"
MIDNIGHT = r"(?:[t ]00:00(?::00(?:\.0+)?)?(?:z|\+00:00)?)?"
YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})(?:{BETWEEN}(?P<month>\d{{1,2}})(?:{BETWEEN}(?P<day>\d{{1,2}}){MIDNIGHT})?)?"
)
YEAR_LAST = re.compile(
    rf"(?:(?P<day>\d{{1,2}}){BETWEEN})?(?P<month>\d{{1,2}}){BETWEEN}(?P<year>\d{{4}})"
)
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª)")
ELISION = re.compile(r"\bd'")
JOINING_WORDS = frozenset(("of", "the", "de", "del", "le", "el", "du"))
YEAR_ALONE = re.compile(r"(?<!\d)\d{4}(?!\d)")
WORDED_ORDERS = frozenset(("dmy", "mdy", "my", "ym", "ymd"))


def read_date(text: str) -> DateReading:
    """Return the parts of the date in `text`; raise `PartialDateError` when there is none."""
    typed = tidy_line(text)
    if not typed:
        raise PartialDateError(_("No date was entered."))
    if len(typed) > LONGEST_READ:
        raise not_a_date(typed)
    plain = DASHES.sub("-", fold(typed).translate(SIGNS)).strip()
    if plain in UNKNOWN_WORDS or plain == fold(_("date unknown")):
        return DateReading()
    body, planned, circa = without_marks(plain)
    if (planned or circa) and not body:
        raise PartialDateError(
            _("“%(text)s” does not say when. Add at least a year.") % {"text": quoted(typed)}
        )
    parts = figures(body) or worded(body)
    if parts is None:
        raise unreadable(typed, body)
    require_existing(parts, typed)
    warning = ambiguity(parts, typed) if parts.is_ambiguous else ""
    return DateReading(parts.year, parts.month, parts.day, circa, planned, warning)


def without_marks(plain: str) -> tuple[str, bool, bool]:
    """Return the text without its marks, whether it is planned, and whether it is circa."""
    body, planned = PLANNED_MARK.subn("", plain, count=1)
    body, circa = CIRCA_MARK.subn("", body.strip(), count=1)
    if not planned:
        body, planned = PLANNED_MARK.subn("", body.strip(), count=1)
    return body.strip(), bool(planned), bool(circa)


def figures(body: str) -> Parts | None:
    """Read a date in figures: year first as in ISO 8601, or year last with the day first."""
    if match := YEAR_FIRST.fullmatch(body):
        return Parts(int(match["year"]), number(match["month"]), number(match["day"]))
    match = YEAR_LAST.fullmatch(body)
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"]), number(match["day"])
    return Parts(year, month, day, is_day_first_in_figures=True)


def number(figures_or_nothing: str | None) -> int | None:
    """Return the number for figures, None where none were written."""
    return int(figures_or_nothing) if figures_or_nothing else None


def worded(body: str) -> Parts | None:
    """Read a date with the name of a month, in the orders people write: 27 May 2021, May 2021."""
    found: dict[str, int] = {}
    order = ""
    for word in re.split(r"[\s,./-]+", ELISION.sub(" ", body)):
        if not word or word in JOINING_WORDS:
            continue
        kind, number = part_of_date(word)
        found[kind] = number
        order += kind
    if order not in WORDED_ORDERS:
        return None
    return Parts(found["y"], found["m"], found.get("d"))


def part_of_date(word: str) -> tuple[str, int]:
    """Return what a word stands for ("y", "m", "d", or "?" for none of them) and its number."""
    if re.fullmatch(r"\d{4}", word):
        return "y", int(word)
    if match := re.fullmatch(r"(\d{1,2})", word) or ORDINAL.fullmatch(word):
        return "d", int(match[1])
    month = month_numbers().get(word)
    return ("?", 0) if month is None else ("m", month)


def require_existing(parts: Parts, typed: str) -> None:
    """Raise `PartialDateError` unless the calendar has this year, month and day."""
    names = {"text": quoted(typed), "month": parts.month, "day": parts.day, "year": parts.year}
    if not 1 <= parts.year <= MAXYEAR:
        raise PartialDateError(_("“%(text)s” is not a year that exists.") % names)
    if parts.month is None:
        return
    if not 1 <= parts.month <= MONTHS_IN_A_YEAR:
        if parts.is_day_first_in_figures and parts.day is not None:
            raise PartialDateError(
                _("“%(text)s”: there is no month %(month)s. Write the day before the month.")
                % names
            )
        raise PartialDateError(_("“%(text)s”: there is no month %(month)s.") % names)
    if parts.day is not None and not 1 <= parts.day <= monthrange(parts.year, parts.month)[1]:
        raise PartialDateError(_("“%(text)s” is not a day that exists.") % names)


def ambiguity(parts: Parts, typed: str) -> str:
    """Return the warning for figures that could also be read with the month first."""
    return _(
        "“%(text)s” was read as %(date)s, with the day first. If you meant %(other)s, "
        "write the month as a word."
    ) % {
        "text": quoted(typed),
        "date": calendar_words(parts.year, parts.month, parts.day),
        "other": calendar_words(parts.year, parts.day, parts.month),
    }


def unreadable(typed: str, body: str) -> PartialDateError:
    """Return the error that says best why `typed` could not be read."""
    names = {"text": quoted(typed)}
    years = YEAR_ALONE.findall(body)
    if len(years) > 1:
        return PartialDateError(
            _("“%(text)s” holds more than one year. Enter one day, month or year.") % names
        )
    kinds = {part_of_date(word)[0] for word in re.split(r"[\s,./-]+", body) if word}
    if not years and kinds and kinds <= {"d", "m"}:
        return PartialDateError(
            _("“%(text)s” has no year in four figures. Write it like 2021.") % names
        )
    return not_a_date(typed)


def not_a_date(typed: str) -> PartialDateError:
    """Return the error for text that is no date, with what would be one."""
    return PartialDateError(
        _(
            "“%(text)s” cannot be read as a date. Write it like 27 May 2021, May 2021, 2021, "
            "c. 2021, planned 2027 or unknown."
        )
        % {"text": quoted(typed)}
    )


def quoted(typed: str) -> str:
    """Return what was typed, short enough to stand in a message."""
    return typed if len(typed) <= LONGEST_QUOTED else f"{typed[: LONGEST_QUOTED - 1]}…"
