"""Filters by year for partial dates, in the admin and in public lists alike.

A date matches when it may lie in the years asked for. Bad input is a message at the field and
filters nothing.
"""

import re
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import RangeWidget

from foundation.date_queries import in_year_range
from foundation.text import fold

YearRange = tuple[int | None, int | None]


class YearInput(forms.TextInput):
    """A short text box for a year in four figures."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Add `attrs` to those of the box."""
        super().__init__({"inputmode": "numeric", "size": 4, "autocomplete": "off"} | (attrs or {}))


class YearField(forms.Field):
    """Reads a year in four figures, of any script."""

    widget = YearInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write the year in four figures, for example 2021.")
    }

    def to_python(self, value: Any) -> int | None:
        """Return the year; raise `ValidationError` for anything else."""
        typed = fold(str(value)) if value is not None else ""
        if not typed:
            return None
        if not re.fullmatch(r"[0-9]{4}", typed) or not int(typed):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(typed)


class YearRangeWidget(RangeWidget):
    """Two boxes, named like the filter with `_from` and `_to`."""

    suffixes: ClassVar[list[str]] = ["from", "to"]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Give each box its own name for those who do not see them side by side."""
        super().__init__(attrs)
        self.widgets = [
            YearInput({"aria-label": _("From year")}),
            YearInput({"aria-label": _("To year")}),
        ]

    def decompress(self, value: YearRange | None) -> list[int | None]:
        """Return the two years of a cleaned value."""
        return list(value or (None, None))


class YearRangeField(forms.MultiValueField):
    """Reads a first and a last year, either of which may be left open."""

    widget = YearRangeWidget
    default_error_messages: ClassVar[dict[str, Any]] = {
        "order": _("The first year comes after the last.")
    }

    def __init__(self, **kwargs: Any) -> None:
        """Take the options of any form field."""
        years = (YearField(required=False), YearField(required=False))
        super().__init__(years, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[int | None]) -> YearRange | None:
        """Return the two years, None when neither was given."""
        first, last = data_list or (None, None)
        if first and last and first > last:
            raise ValidationError(self.error_messages["order"], code="order")
        return (first, last) if first or last else None


class YearsFilter(django_filters.Filter):
    """What the filters by one year and by a span of years share."""

    def within(self, qs: QuerySet[Model], years: YearRange) -> QuerySet[Model]:
        """Return the rows that may lie in `years`, each once when the filter is `distinct`."""
        kept: QuerySet[Model] = self.get_method(qs)(in_year_range(self.field_name, *years))
        return kept.distinct() if self.distinct else kept


class PartialDateYearFilter(YearsFilter):
    """Keeps what may lie in one year: `year = PartialDateYearFilter("date")` reads `?year=2021`."""

    field_class = YearField

    def filter(self, qs: QuerySet[Model], value: int | None) -> QuerySet[Model]:
        """Return the rows of that year, all rows without one."""
        return self.within(qs, (value, value)) if value else qs


class PartialDateYearRangeFilter(YearsFilter):
    """Keeps what may lie in a span of years, either end open.

    `year = PartialDateYearRangeFilter("events__date", distinct=True)` reads `?year_from=2019` and
    `?year_to=2021`; through a relation, one and the same event has to match both.
    """

    field_class = YearRangeField

    def filter(self, qs: QuerySet[Model], value: YearRange | None) -> QuerySet[Model]:
        """Return the rows of those years, all rows without any."""
        return self.within(qs, value) if value else qs
