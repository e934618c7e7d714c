"""The live figures of the home page: computed, each with its day and the list behind it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.addresses import AddressBook
from legislation.choices import IN_FORCE_STATUSES
from legislation.models import Instrument
from partnerships.register.figures import PeopleCovered, RegisterFigures, register_figures
from partnerships.register.models import Forum, Portal
from reference.models import Jurisdiction
from stewardship.choices import VerificationState
from website.assembly.laws import statuses_on

#: What narrows a list to the records that are checked and current.
CURRENT = f"review={VerificationState.CURRENT}"


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, the day it is true for, and the address of the list behind it.

    `current` is how many of the records counted are checked and not past due for review, with
    the list of those; None for a number that counts something else.
    """

    name: str
    value: int
    label: Any
    as_of: datetime.date
    url: str = ""
    note: Any = ""
    current: int | None = None
    current_url: str = ""


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
    return [*_register(addresses, register_figures(today)), *_laws(addresses, today)]


def _register(addresses: Addresses, found: RegisterFigures) -> Iterable[Figure]:
    day = found.as_of
    live, served = addresses.of(Portal, "?status=live"), addresses.of(Jurisdiction, "?with=portals")
    yield Figure(
        "portals_live",
        found.portals_live,
        _("reporting portals live"),
        day,
        live,
        current=found.portals_current,
        current_url=addresses.of(Portal, f"?status=live&{CURRENT}"),
    )
    yield Figure(
        "places_served", found.places_served, _("countries and territories served"), day, served
    )
    yield Figure(
        "people_covered",
        found.people_covered.people,
        _("people live where there is a portal"),
        day,
        served,
        _people_note(found.people_covered),
    )
    yield Figure("languages", found.languages, _("languages to report in"), day, live)
    yield Figure(
        "forums",
        found.forums,
        _("governance forums"),
        day,
        addresses.of(Forum),
        current=found.forums_current,
        current_url=addresses.of(Forum, f"?{CURRENT}"),
    )


def _people_note(found: PeopleCovered) -> str:
    """Say how old the populations in the sum are, and what it leaves out."""
    notes = []
    if found.years:
        first, last = found.years
        years = str(first) if first == last else f"{first}–{last}"
        notes.append(_("Populations of %(years)s.") % {"years": years})
    if found.places_without_population:
        notes.append(
            ngettext(
                "%(number)d place without a figure.",
                "%(number)d places without a figure.",
                found.places_without_population,
            )
            % {"number": found.places_without_population}
        )
    return " ".join(notes)


def _laws(addresses: Addresses, day: datetime.date) -> Iterable[Figure]:
    statuses = statuses_on(Instrument.objects.public(), day)
    query = "&".join(f"status={status}" for status in sorted(IN_FORCE_STATUSES))
    yield Figure(
        "laws_tracked",
        sum(statuses.values()),
        _("laws tracked"),
        day,
        addresses.of(Instrument),
        current=Instrument.objects.public().verified_and_current(day).count(),
        current_url=addresses.of(Instrument, f"?{CURRENT}"),
    )
    yield Figure(
        "laws_in_force",
        sum(statuses.get(status, 0) for status in IN_FORCE_STATUSES),
        _("laws in force"),
        day,
        addresses.of(Instrument, f"?{query}"),
    )
