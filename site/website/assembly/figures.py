"""The live figures of the home page: computed, each with its day and the list behind it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.addresses import AddressBook
from legislation.choices import IN_FORCE_STATUSES
from legislation.models import Instrument
from partnerships.register.models import Forum, Portal
from reference.models import Jurisdiction, Language
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
    live = Portal.objects.live().taking_reports()
    served = Jurisdiction.objects.filter(
        Q(pk__in=live.exclude(jurisdiction=None).values("jurisdiction"))
        | Q(pk__in=live.exclude(serves=None).values("serves"))
    )
    list_of_live = addresses.of(Portal, "?status=live")
    yield Figure("portals_live", live.count(), _("reporting portals live"), today, list_of_live)
    yield Figure(
        "places_served",
        served.count(),
        _("countries and territories served"),
        today,
        addresses.of(Jurisdiction, "?with=portals"),
    )
    yield Figure(
        "people_covered",
        served.aggregate(people=Sum("population"))["people"] or 0,
        _("people live where there is a portal"),
        today,
        addresses.of(Jurisdiction, "?with=portals"),
        _("Sum of the population figures shown on the pages of those places."),
    )
    yield Figure(
        "languages",
        Language.objects.filter(pk__in=live.values("languages")).count(),
        _("languages to report in"),
        today,
        list_of_live,
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
