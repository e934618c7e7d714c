"""Asking the database about partial dates, by their bounds: plain, indexed SQL.

`field` is the name of a `PartialDateField`, through relations if need be (`events__date`).
"""

import datetime

from django.db.models import F, OrderBy, Q

from foundation.partial_dates import PartialDate

NOTHING = Q(pk__in=[])


def overlapping(field: str, start: datetime.date | None, end: datetime.date | None) -> Q:
    """Match dates that may lie between `start` and `end`, both included; None sets no limit."""
    if start and end and start > end:
        return NOTHING
    matches = Q()
    if start:
        matches &= Q(**{f"{field}_latest__gte": start})
    if end:
        matches &= Q(**{f"{field}_earliest__lte": end})
    return matches


def in_year_range(field: str, year_from: int | None, year_to: int | None) -> Q:
    """Match dates that may lie in the years from `year_from` to `year_to`, both included."""
    if (year_from or datetime.MINYEAR) > datetime.MAXYEAR:
        return NOTHING
    if year_to is not None and year_to < datetime.MINYEAR:
        return NOTHING
    start = None if year_from is None else datetime.date(max(year_from, datetime.MINYEAR), 1, 1)
    end = None if year_to is None else datetime.date(min(year_to, datetime.MAXYEAR), 12, 31)
    return overlapping(field, start, end)


def chronological(field: str, *, descending: bool = False) -> list[OrderBy]:
    """Return what `order_by` needs for time order; dates that are unknown or missing come last."""
    bounds = [F(f"{field}_{side}") for side in ("earliest", "latest")]
    if descending:
        return [bound.desc(nulls_last=True) for bound in bounds]
    return [bound.asc(nulls_last=True) for bound in bounds]


def stored_values(
    field: str, value: PartialDate | None
) -> dict[str, PartialDate | datetime.date | None]:
    """Return the date with its bounds, for `QuerySet.update`, which bypasses the instance."""
    return {
        field: value,
        f"{field}_earliest": value.earliest if value else None,
        f"{field}_latest": value.latest if value else None,
    }
