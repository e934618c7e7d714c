"""How a citation writes a day."""

from datetime import date

from foundation.date_words import calendar_words


def in_words(day: date) -> str:
    """Return a day in words of the language spoken."""
    return calendar_words(day.year, day.month, day.day)
