"""How the languages of the site write calendar dates, from Unicode's CLDR by way of Babel."""

import datetime
from collections import defaultdict
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language, to_locale

from foundation.text import fold

DAY_FIRST_ENGLISH = "en_GB"
LANGUAGES_READ = ("en_GB", "en", "fr", "es", "ar")


@cache
def cldr_locale(language: str) -> Locale:
    """Return Babel's locale for a Django language code; every English writes the day first."""
    if language.partition("-")[0] == "en":
        return Locale.parse(DAY_FIRST_ENGLISH)
    try:
        return Locale.parse(to_locale(language))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DAY_FIRST_ENGLISH)


def calendar_words(
    year: int, month: int | None, day: int | None, language: str | None = None
) -> str:
    """Return "27 May 2021", "May 2021" or "2021" in `language`, by default the active one."""
    locale = cldr_locale(language or get_language() or "en")
    start = datetime.date(year, month or 1, day or 1)
    if day:
        return format_date(start, "long", locale=locale)
    return format_skeleton("yMMMM" if month else "y", start, locale=locale)


@cache
def month_numbers() -> dict[str, int]:
    """Return folded month name to number; a name that means two months is left out."""
    meanings: dict[str, set[int]] = defaultdict(set)
    for code in LANGUAGES_READ:
        for forms in Locale.parse(code).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms[width].items():
                    meanings[fold(name).strip(".")].add(number)
    meanings["sept"].add(9)
    return {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1}
