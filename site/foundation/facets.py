"""Facets of a public list: what the query string asks for, how it narrows, what else may be asked.

Facets combine: values of one facet are alternatives, different facets narrow each other. Nothing
in a query string raises; what cannot be read is a message at its facet and narrows nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet, ValidationError
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from foundation.date_filters import YearField
from foundation.date_queries import in_year_range
from foundation.keeping import kept
from foundation.text import tidy_line

Records = QuerySet[Any]
Value = TypeVar("Value")

LONGEST_TEXT = 200
LONGEST_QUOTED = 40
MOST_VALUES = 60
#: A list narrowed by more values than this is computed for each visit.
MOST_KEPT = 4


def quoted(value: str) -> str:
    """Return what a person typed, cut to a length that fits into a message."""
    line = tidy_line(value)
    return line if len(line) <= LONGEST_QUOTED else f"{line[:LONGEST_QUOTED]}…"


@dataclass(frozen=True)
class Option:
    """One answer that a facet offers, with the number of records behind it."""

    value: str
    label: str
    count: int = 0
    is_chosen: bool = False


@dataclass(frozen=True)
class Reading:
    """What a query string says to one facet: pairs of parameter and value, and what was wrong."""

    values: tuple[tuple[str, str], ...] = ()
    errors: tuple[str, ...] = ()

    def of(self, name: str) -> list[str]:
        """Return the values given under one parameter."""
        return [value for parameter, value in self.values if parameter == name]


@dataclass(eq=False)
class Facet(ABC):
    """One question by which a list is narrowed; `name` is its parameter in the query string.

    Facets are made afresh for each request, so that they may remember what they looked up.
    """

    name: str
    label: Any

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the query string that belong to this facet."""
        return (self.name,)

    @property
    def template(self) -> str:
        """The component that shows it."""
        return f"components/facet/{self.kind}.html"

    kind = "choices"

    @abstractmethod
    def read(self, data: QueryDict) -> Reading:
        """Return what `data` asks of this facet."""

    @abstractmethod
    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the records that match."""

    def options(self, records: Records, reading: Reading) -> list[Option]:
        """Return what may be chosen, counted over `records`."""
        return []

    def words(self, parameter: str, value: str) -> str:
        """Return a value as a reader would say it."""
        return value


@dataclass(eq=False)
class ChoiceFacet(Facet):
    """Values of a field, alternatives of each other.

    `choices` returns value to label; only values that some record bears are offered. `many` says
    that the lookup goes through a relation with several rows, `only` which of them count.
    """

    lookup: str = ""
    choices: Callable[[], Mapping[str, Any]] = field(default=dict)
    many: bool = False
    only: Q = field(default_factory=Q)

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
        return Reading(
            tuple((self.name, value) for value in dict.fromkeys(found)),
            tuple(self.unknown(value) for value in dict.fromkeys(strange)),
        )

    def unknown(self, value: str) -> str:
        """Say that there is no such value."""
        return _("“%(value)s” is not among the choices; it was left out.") % {
            "value": quoted(value)
        }

    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the records that bear one of the values."""
        values = reading.of(self.name)
        return self.matching(records, values) if values else records

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
        """Return the values that some record bears, and those already chosen."""
        counts, chosen = self.counts(records), set(reading.of(self.name))
        return [
            Option(value, str(label), counts.get(value, 0), value in chosen)
            for value, label in self.labels.items()
            if value in counts or value in chosen
        ]

    def words(self, parameter: str, value: str) -> str:
        """Return the label of the value."""
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


def _chosen_first(options: list[Option]) -> list[Option]:
    """Return the options in their order, those chosen before the others."""
    return sorted(options, key=lambda option: not option.is_chosen)


@dataclass(frozen=True)
class Chip:
    """One thing that narrows the list now, with the address of the list without it."""

    label: str
    words: str
    remove_url: str


@dataclass(frozen=True)
class Group:
    """A facet as the page shows it."""

    facet: Facet
    reading: Reading
    options: list[Option]

    @property
    def is_used(self) -> bool:
        """Whether this facet narrows the list now, or has something to say."""
        return bool(self.reading.values or self.reading.errors)

    @property
    def text(self) -> str:
        """The value of a facet with one."""
        return self.reading.values[0][1] if self.reading.values else ""

    @property
    def ends(self) -> list[tuple[str, str]]:
        """Parameter and value of a facet with two boxes."""
        return [(name, "".join(self.reading.of(name)[:1])) for name in self.facet.parameters]


class FacetedList:
    """The records that a query string asks for."""

    def __init__(
        self, facets: Iterable[Facet], data: QueryDict, records: Records, known: Iterable[str] = ()
    ) -> None:
        """Read `data`; `known` are parameters that belong to others, such as the page number."""
        self.facets = list(facets)
        self.readings = {facet.name: facet.read(data) for facet in self.facets}
        self.all_records = records
        self._known = set(known)
        self._given = list(data.keys())

    def _narrowed(self, apart_from: str = "") -> Records:
        records = self.all_records
        for facet in self.facets:
            if facet.name != apart_from:
                records = facet.narrow(records, self.readings[facet.name])
        return records

    @property
    def records(self) -> Records:
        """The records that match every facet."""
        return self._narrowed()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for."""
        return any(reading.values for reading in self.readings.values())

    def groups(self) -> list[Group]:
        """Return the facets with their options; each is counted over what the others leave."""
        offered = kept(("options", *self.key), self._options)
        return [
            Group(facet, self.readings[facet.name], options)
            for facet, options in zip(self.facets, offered, strict=True)
        ]

    def _options(self) -> list[list[Option]]:
        return [
            _chosen_first(facet.options(self._narrowed(facet.name), self.readings[facet.name]))
            for facet in self.facets
        ]

    def keep(self, what: tuple[Hashable, ...], compute: Callable[[], Value]) -> Value:
        """Return what is kept of this list, or computed.

        For what is large, such as rows: it is kept of lists that many ask for only, since words,
        and many values at once, are somebody's own.
        """
        worded = any(
            isinstance(facet, TextFacet) and self.readings[facet.name].values
            for facet in self.facets
        )
        if worded or len(self.pairs) > MOST_KEPT:
            return compute()
        return kept((*what, *self.key), compute)

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What tells this list from every other: its records, its facets, and what was asked."""
        try:
            asked = str(self.all_records.query)
        except EmptyResultSet:
            asked = ""
        names = tuple(facet.name for facet in self.facets)
        return (self.all_records.model._meta.label, asked, names, tuple(self.pairs))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Parameters and values as they were understood."""
        return [pair for facet in self.facets for pair in self.readings[facet.name].values]

    def query_string(self, *more: tuple[str, str], without: tuple[str, str] | None = None) -> str:
        """Return the query string of this list, with the mark of question when there is one."""
        data = QueryDict(mutable=True)
        for parameter, value in [*self.pairs, *more]:
            if (parameter, value) != without:
                data.appendlist(parameter, value)
        return f"?{data.urlencode()}" if data else "?"

    def chips(self) -> list[Chip]:
        """Return what narrows the list now."""
        return [
            Chip(str(facet.label), facet.words(*pair), self.query_string(without=pair))
            for facet in self.facets
            for pair in self.readings[facet.name].values
        ]

    def messages(self) -> list[str]:
        """Return what was wrong with the query string, in words for the reader."""
        found = [
            f"{facet.label}: {error}"
            for facet in self.facets
            for error in self.readings[facet.name].errors
        ]
        own = {parameter for facet in self.facets for parameter in facet.parameters} | self._known
        strange = [name for name in self._given if name not in own][:MOST_VALUES]
        return found + [
            _("This list has no filter “%(name)s”; it was left out.") % {"name": quoted(name)}
            for name in strange
        ]
