"""Who is party to a treaty, and the treaties of a country, as tables show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from exchange.formats import Table
from legislation.api import PARTY_COLUMNS
from legislation.models import Instrument, Participation
from legislation.services.read_participations import parties_of, standing_of, treaties_of
from reference.models import Jurisdiction
from stewardship.services.attach_copies import attach_copies
from website.citations.lists import list_file


@dataclass(frozen=True)
class Party:
    """What one country did about one treaty, and where that leaves it today."""

    row: Participation
    standing: str


def with_standing(rows: Iterable[Participation]) -> list[Party]:
    """Return the rows, each with where the country stands today."""
    return [Party(row, standing_of(row)) for row in rows]


def treaties_with_standing(place: Jurisdiction) -> list[Party]:
    """Return the treaties of a country, with their sources, in two queries."""
    rows = treaties_of(place)
    attach_copies(row.source for row in rows)
    return with_standing(rows)


def parties_file(wanted: str, treaty: Instrument, request: HttpRequest) -> HttpResponseBase | None:
    """Return the parties of a treaty as csv, xlsx or json; None for another format, or nobody."""
    rows: list[Any] = parties_of(treaty)
    if not rows:
        return None
    title = f"{treaty.short_title or treaty.title} parties"
    table = Table(PARTY_COLUMNS, rows, title, timezone.localdate())
    return list_file(wanted, table, request, lambda row: row.source)
