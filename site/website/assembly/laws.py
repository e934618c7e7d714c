"""Rows of laws, each with its status as of today."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from legislation.models import Instrument


def laws_of_today(laws: Iterable[Instrument]) -> list[Instrument]:
    """Return the laws with the status they have today."""
    return list(laws)


def statuses_of_today(laws: QuerySet[Any]) -> list[str]:
    """Return the status that each of the laws has today."""
    return list(laws.order_by().values_list("status", flat=True))
