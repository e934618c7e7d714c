"""The facets that most lists have: values to choose from, a span of years, words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, Model, OuterRef, Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from foundation.date_filters import YearField
from foundation.date_queries import in_year_range
from foundation.facets.asking import MOST_VALUES, Facet, Option, Reading, Records, quoted
from foundation.text import tidy_line

LONGEST_TEXT = 200
#: The value of a parameter that is a tick.
ASKED = "1"


@dataclass(eq=False)
class ChoiceFacet(Facet):
    """Values of a field, alternatives of each other.

    `choices` returns value to label; only values that some record bears are offered. `many` says
    that the lookup goes through a relation with several rows, `only` which of them count. Where
    a record may bear several values and `can_ask_all` says so, `?<name>_all=1` asks for records
    that bear every value chosen.
    """

    lookup: str = ""
    choices: Callable[[], Mapping[str, Any]] = field(default=dict)
    many: bool = False
    only: Q = field(default_factory=Q)
    can_ask_all: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """The values, and whether all of them are asked for."""
        return (self.name, self.all_parameter) if self.can_ask_all else (self.name,)

    @property
    def all_parameter(self) -> str:
        """The parameter that asks for every value chosen."""
        return f"{self.name}_all"

    @cached_property
    def labels(self) -> Mapping[str, Any]:
        """Every value with its label, looked up once."""
        return self.choices()

    def read(self, data: QueryDict) -> Reading:
        """Keep the values that exist, in the spelling of the list, and name the others."""
        given = [tidy_line(value) for value in data.getlist(self.name)[:MOST_VALUES]]
        known = {value.casefold(): value for value in self.labels} if any(given) else {}
        found = [known[value.casefold()] for value in given if value.casefold() in known]
        strange = [value for value in given if value and value.casefold() not in known]
        values = [(self.name, value) for value in dict.fromkeys(found)]
        asked = tidy_line(data.get(self.all_parameter, "")) if self.can_ask_all else ""
        if asked == ASKED and len(values) > 1:
            values.append((self.all_parameter, ASKED))
        elif asked not in {"", ASKED}:
            strange.append(asked)
        return Reading(
            tuple(values), tuple(self.unknown(value) for value in dict.fromkeys(strange))
        )

    def unknown(self, value: str) -> str:
        """Say that there is no such value."""
        return _("“%(value)s” is not among the choices; it was left out.") % {
            "value": quoted(value)
        }

    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the records that bear one of the values."""
        values = reading.of(self.name)
        if not reading.of(self.all_parameter):
            return self.matching(records, values) if values else records
        for value in values:
            records = self.matching(records, [value])
        return records

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the records that bear one of `values`, each once."""
        return self.where(records, Q(**{f"{self.lookup}__in": values}))

    def where(self, records: Records, condition: Q) -> Records:
        """Return the records that meet `condition`, each once."""
        if not self.many:
            return records.filter(condition)
        bearing = records.model._base_manager.filter(condition & self.only).values("pk")
        return records.filter(pk__in=bearing)

    def pairs(self, records: Records, lookup: str) -> set[tuple[Any, Any]]:
        """Return pairs of a value and the primary key of a record that bears it."""
        rows = records.order_by().filter(self.only).values_list(lookup, "pk")
        return {(value, pk) for value, pk in rows if value}

    def counts(self, records: Records) -> dict[str, int]:
        """Return the number of records by value."""
        rows = records.order_by().filter(self.only).values_list(self.lookup)
        counted = rows.annotate(number=Count("pk", distinct=self.many))
        return {str(value): number for value, number in counted if value}

    def options(self, records: Records, reading: Reading) -> list[Option]:
        """Return the values that some record bears, and those already chosen.

        Where all chosen values are asked for, a further one narrows, and is counted so.
        """
        if reading.of(self.all_parameter):
            records = self.narrow(records, reading)
        counts, chosen = self.counts(records), set(reading.of(self.name))
        return [
            Option(value, str(label), counts.get(value, 0), value in chosen)
            for value, label in self.labels.items()
            if value in counts or value in chosen
        ]

    def said(self, reading: Reading) -> str:
        """Return "Act or Bill", "Filtering and Blocking" where all of them are asked for."""
        joint = _(" and ") if reading.of(self.all_parameter) else _(" or ")
        return joint.join(self.words(self.name, value) for value in reading.of(self.name))

    def words(self, parameter: str, value: str) -> str:
        """Return the label of the value."""
        if parameter == self.all_parameter:
            return _("all of them")
        return str(self.labels.get(value, value))


@dataclass(eq=False)
class YearsFacet(Facet):
    """A span of years, either end open, matched against a partial date by overlap.

    `through` is the model that bears the date, `parent` its field that points at the record;
    `only` says which of its rows count. Without them the date is the record's own.
    """

    date: str = "date"
    through: type[Model] | None = None
    parent: str = ""
    only: Q = field(default_factory=Q)

    kind = "years"

    @property
    def parameters(self) -> tuple[str, ...]:
        """The two ends."""
        return (f"{self.name}_from", f"{self.name}_to")

    def read(self, data: QueryDict) -> Reading:
        """Keep what is a year; turn round what comes in the wrong order."""
        values, errors = [], []
        for parameter in self.parameters:
            typed = data.get(parameter, "")
            try:
                year = YearField(required=False).clean(typed)
            except ValidationError as error:
                errors.append(f"“{quoted(typed)}”: {error.messages[0]}")
            else:
                values += [(parameter, f"{year:04}")] if year else []
        years = [value for _parameter, value in values]
        if years != sorted(years):
            errors.append(_("The first year comes after the last: they were exchanged."))
            values = list(zip(self.parameters, sorted(years), strict=True))
        return Reading(tuple(values), tuple(errors))

    def asking_for(self, value: Any) -> tuple[tuple[str, str], ...]:
        """Return the two ends for the year of a partial date; none of an unknown one."""
        year = getattr(value, "year", None)
        return tuple((parameter, f"{year:04}") for parameter in self.parameters) if year else ()

    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the records whose date may lie in those years."""
        if not reading.values:
            return records
        first, last = (next(iter(reading.of(name)), None) for name in self.parameters)
        match = in_year_range(self.date, int(first) if first else None, int(last) if last else None)
        if self.through is None:
            return records.filter(match)
        rows = self.through._base_manager.filter(match & self.only, **{self.parent: OuterRef("pk")})
        return records.filter(Exists(rows))

    def said(self, reading: Reading) -> str:
        """Return "from 2019 to 2021"."""
        return " ".join(self.words(*pair) for pair in reading.values)

    def words(self, parameter: str, value: str) -> str:
        """Return "from 2019" or "to 2021"."""
        if parameter == self.parameters[0]:
            return _("from %(year)s") % {"year": value}
        return _("to %(year)s") % {"year": value}


@dataclass(eq=False)
class TextFacet(Facet):
    """Words typed by the reader; `find` narrows the records by them."""

    find: Callable[[Records, str], Records] = field(default=lambda records, _words: records)

    kind = "text"

    def read(self, data: QueryDict) -> Reading:
        """Keep the words, cut to a length that cannot hurt."""
        words = tidy_line(data.get(self.name, ""))
        errors: tuple[str, ...] = ()
        if len(words) > LONGEST_TEXT:
            words = words[:LONGEST_TEXT].rsplit(" ", 1)[0]
            errors = (
                _("The search was cut to its first %(number)d characters.")
                % {"number": LONGEST_TEXT},
            )
        return Reading(((self.name, words),) if words else (), errors)

    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the records that bear the words."""
        words = reading.of(self.name)
        return self.find(records, words[0]) if words else records

    def words(self, parameter: str, value: str) -> str:
        """Return the words in quotation marks."""
        return f"“{value}”"
