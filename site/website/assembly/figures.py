"""The live figures of the home page: computed, each with its day and the list behind it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from foundation.addresses import AddressBook
from legislation.choices import IN_FORCE_STATUSES
from legislation.models import Instrument
from partnerships.register.figures import PeopleCovered, register_figures
from partnerships.register.models import Forum, Portal
from reference.models import Jurisdiction
from website.assembly.laws import statuses_of_today


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, the day it is true for, and the address of the list behind it."""

    name: str
    value: int
    label: Any
    as_of: datetime.date
    url: str = ""
    note: Any = ""


class Addresses:
    """Addresses of lists with what narrows them."""

    def __init__(self, book: AddressBook) -> None:
        """Take the book of the request."""
        self._book = book

    def of(self, model: type[Model], query: str = "") -> str:
        """Return the address of the list of `model`, empty while there is none."""
        path = self._book.list_path(model)
        return f"{path}{query}" if path else ""


def live_figures(book: AddressBook, day: datetime.date | None = None) -> list[Figure]:
    """Return the figures as of `day` (today), in a fixed number of queries."""
    today = day or timezone.localdate()
    addresses = Addresses(book)
    return [
        *_portal_figures(addresses, today),
        *_law_figures(addresses, today),
        Figure(
            "forums",
            Forum.objects.live().count(),
            _("governance forums"),
            today,
            addresses.of(Forum),
        ),
    ]


def _portal_figures(addresses: Addresses, today: datetime.date) -> Iterable[Figure]:
    found = register_figures(today)
    portals = addresses.of(Portal, "?status=live")
    places = addresses.of(Jurisdiction, "?with=portals")
    yield Figure("portals_live", found.portals_live, _("reporting portals live"), today, portals)
    yield Figure(
        "places_served", found.places_served, _("countries and territories served"), today, places
    )
    yield Figure(
        "people_covered",
        found.people_covered.people,
        _("people live where there is a portal"),
        today,
        places,
        population_note(found.people_covered),
    )
    yield Figure("languages", found.languages, _("languages to report in"), today, portals)


def population_note(covered: PeopleCovered) -> Any:
    """Say where the number of people comes from, and how old it is."""
    if covered.years is None:
        return _("Sum of the population figures shown on the pages of those places.")
    first, last = covered.years
    years = str(last) if first == last else f"{first}\u2013{last}"
    return format_lazy(
        _("Sum of the populations shown on the pages of those places, of {years}."), years=years
    )


def _law_figures(addresses: Addresses, today: datetime.date) -> Iterable[Figure]:
    statuses = statuses_of_today(Instrument.objects.live())
    in_force = sum(statuses.get(status, 0) for status in IN_FORCE_STATUSES)
    query = "&".join(f"status={status}" for status in sorted(IN_FORCE_STATUSES))
    yield Figure(
        "laws_tracked", sum(statuses.values()), _("laws tracked"), today, addresses.of(Instrument)
    )
    yield Figure(
        "laws_in_force",
        in_force,
        _("laws in force"),
        today,
        addresses.of(Instrument, f"?{query}"),
    )
