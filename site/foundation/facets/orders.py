"""The orders in which a list may be read; `?order=` asks for one, the first is the usual one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F

from foundation.facets.asking import Records

ORDER_PARAMETER: Final = "order"


@dataclass(frozen=True)
class Order:
    """One order of a list: its name in the address, what a reader calls it, how it sorts."""

    value: str
    label: Any
    sort: Callable[[Records], Records]


def ordered_by(value: str, label: Any, *fields: Any) -> Order:
    """Return the order by these fields; the key decides between equals."""
    return Order(value, label, lambda records: records.order_by(*fields, "pk"))


def newest_first(value: str, label: Any, field: str, *fields: Any) -> Order:
    """Return the order by a day or moment, the latest first and those without one last."""
    return ordered_by(value, label, F(field).desc(nulls_last=True), *fields)
