"""Reads a public record through the allow-list of its family, and through nothing else.

A field that is not on the list (`legislation/api.py`, `partnerships/register/api.py`,
`casestudies/api.py`) cannot be asked for: a brief that may be shared is made of these only.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.conf import settings

from casestudies import api as case_studies
from exchange.formats import Column
from foundation.partial_dates import PartialDate
from legislation import api as legislation
from partnerships.register import api as register
from partnerships.tracker.services.make_brief.document import (
    AsOf,
    BriefMark,
    checked,
    dated,
    recorded,
)


class PublicFacts:
    """The public fields of one family."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self._columns = {column.key: column for column in columns}

    def of(self, record: Any, key: str) -> Any:
        """Return a public field of a record; raises KeyError for one that is not public."""
        return self._columns[key].value(record)

    def words(self, record: Any, key: str) -> str:
        """Return a public field as text, the parts of a list behind commas."""
        value = self.of(record, key)
        if isinstance(value, PartialDate):
            return value.in_words()
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        return str(value) if value not in {None, ""} else ""

    def as_of(self, record: Any, day: date, *facts: Any) -> AsOf:
        """Return the day of the last check, else the first known date among `facts`, else `day`."""
        checked_on = self.of(record, "verified_on")
        if checked_on:
            return checked(checked_on)
        known = (each for each in facts if each and not getattr(each, "is_unknown", False))
        when = next(known, None)
        return dated(when) if when else recorded(day)

    def marks(self, record: Any, day: date) -> tuple[BriefMark, ...]:
        """Return whether nobody checked the record yet, or not in time."""
        checked_on, next_on = self.of(record, "verified_on"), self.of(record, "next_review_on")
        if next_on and (next_on < day or (next_on == day and not checked_on)):
            return (BriefMark.PAST_DUE,)
        return () if checked_on else (BriefMark.NOT_CHECKED,)

    def address(self, record: Any) -> str:
        """Return the permanent public address of a record."""
        return f"{settings.SITE_URL.rstrip('/')}/id/{self.of(record, 'uid')}"


LAWS: Final = PublicFacts(legislation.COLUMNS)
PARTIES: Final = PublicFacts(legislation.PARTY_COLUMNS)
FRAMEWORKS: Final = PublicFacts(legislation.FRAMEWORK_COLUMNS)
PORTALS: Final = PublicFacts(register.PORTAL_COLUMNS)
PARTNERS: Final = PublicFacts(register.PARTNER_COLUMNS)
FORUMS: Final = PublicFacts(register.FORUM_COLUMNS)
EDITIONS: Final = PublicFacts(register.EDITION_COLUMNS)
CASE_STUDIES: Final = PublicFacts(case_studies.COLUMNS)
