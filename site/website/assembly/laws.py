"""Rows of laws, each with its status as of today."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from legislation.models import Instrument
from legislation.services.true_status import count_by_status, with_true_status

#: Laws that a page shows which is not the list of laws; it leads there for the rest.
SHOWN: Final = 50


def first_laws(laws: QuerySet[Any]) -> dict[str, Any]:
    """Return as many laws as such a page shows, and how many there are."""
    return {"laws": laws_of_today(laws[:SHOWN]), "number_of_laws": laws.order_by().count()}


def laws_of_today(laws: Iterable[Instrument]) -> list[Instrument]:
    """Return the laws, each with the status it has today and the sentence that says so."""
    return with_true_status(laws)


def statuses_on(laws: QuerySet[Any], day: date) -> dict[str, int]:
    """Return the number of laws by the status they have on a day."""
    return count_by_status(laws, day)
