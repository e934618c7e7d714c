"""The records that a query string asks for, in the order it asks for, and what narrows them."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import EmptyResultSet
from django.http import QueryDict
from django.utils.translation import gettext as _

from foundation.facets.asking import MOST_VALUES, Facet, Option, Reading, Records, quoted
from foundation.facets.kinds import TextFacet
from foundation.facets.letters import LetterFacet
from foundation.facets.orders import ORDER_PARAMETER, Order
from foundation.keeping import kept
from foundation.text import tidy_line

Value = TypeVar("Value")

#: A list narrowed by more values than this is computed for each visit.
MOST_KEPT = 4


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
    def asks_all(self) -> bool:
        """Whether records are asked for that bear every value chosen."""
        return any(name != self.facet.name for name, _value in self.reading.values)

    @property
    def text(self) -> str:
        """The value of a facet with one."""
        return self.reading.values[0][1] if self.reading.values else ""

    @property
    def ends(self) -> list[tuple[str, str]]:
        """Parameter and value of a facet with two boxes."""
        return [(name, "".join(self.reading.of(name)[:1])) for name in self.facet.parameters]


class FacetedList:
    """The records that a query string asks for, in the order that it asks for."""

    def __init__(
        self,
        facets: Iterable[Facet],
        data: QueryDict,
        records: Records,
        known: Iterable[str] = (),
        orders: Iterable[Order] = (),
    ) -> None:
        """Read `data`; `known` are parameters that belong to others, such as the page number.

        The first of `orders` is the usual one.
        """
        self.facets = list(facets)
        self.orders = list(orders)
        self.readings = {facet.name: facet.read(data) for facet in self.facets}
        self.all_records = records
        self._known = {*known, *([ORDER_PARAMETER] if self.orders else [])}
        self._given = list(data.keys())
        self._asked_order = tidy_line(data.get(ORDER_PARAMETER, "")).lower()

    def narrowed(self, by: Iterable[Facet]) -> Records:
        """Return the records that match these facets, in no particular order."""
        records = self.all_records
        for facet in by:
            records = facet.narrow(records, self.readings[facet.name])
        return records

    def apart_from(self, facet: Facet) -> list[Facet]:
        """Return the other facets."""
        return [other for other in self.facets if other is not facet]

    @property
    def records(self) -> Records:
        """The records that match every facet, in the order asked for."""
        found = self.narrowed(self.facets)
        return self.order.sort(found) if self.order else found

    def count(self) -> int:
        """Return the number of records that match, kept while nothing changes."""
        return kept(("number", *self.asked), self.narrowed(self.facets).order_by().count)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for."""
        return any(reading.values for reading in self.readings.values())

    @property
    def order(self) -> Order | None:
        """The order asked for, the usual one where none or a strange one is; None without any."""
        named = (order for order in self.orders if order.value == self._asked_order)
        return next(named, self.orders[0] if self.orders else None)

    @property
    def order_pairs(self) -> list[tuple[str, str]]:
        """What the address says of the order: nothing of the usual one."""
        if self.order is None or self.order is self.orders[0]:
            return []
        return [(ORDER_PARAMETER, self.order.value)]

    def order_links(self) -> list[tuple[Order, str]]:
        """Return the orders, each with the address of this list in it."""
        return [
            (
                order,
                self._address(self.pairs + ([(ORDER_PARAMETER, order.value)] if number else [])),
            )
            for number, order in enumerate(self.orders)
        ]

    def groups(self) -> list[Group]:
        """Return the facets with their options; each is counted over what the others leave."""
        offered = kept(("options", *self.asked), self._options)
        return [
            Group(facet, self.readings[facet.name], options)
            for facet, options in zip(self.facets, offered, strict=True)
        ]

    def _options(self) -> list[list[Option]]:
        return [
            in_order(facet, self._offer(facet, self.readings[facet.name])) for facet in self.facets
        ]

    def _offer(self, facet: Facet, reading: Reading) -> list[Option]:
        return facet.options(self.narrowed(self.apart_from(facet)), reading)

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
        """What tells this list from every other: what was asked for, and in which order."""
        return (*self.asked, *self.order_pairs)

    @property
    def asked(self) -> tuple[Hashable, ...]:
        """What was asked for, whatever the order: the records, the facets, and their values."""
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
        pairs = [*self.pairs, *self.order_pairs, *more]
        return self._address(pair for pair in pairs if pair != without)

    def query_string_with(self, facet: Facet, *pairs: tuple[str, str]) -> str:
        """Return the query string of this list in which `facet` asks for `pairs` instead."""
        others = [pair for pair in self.pairs if pair[0] not in facet.parameters]
        return self._address([*others, *pairs, *self.order_pairs])

    def query_string_of(self, facet: Facet) -> str:
        """Return the query string of this list narrowed by `facet` alone."""
        return self._address([*self.readings[facet.name].values, *self.order_pairs])

    @staticmethod
    def _address(pairs: Iterable[tuple[str, str]]) -> str:
        data = QueryDict(mutable=True)
        for parameter, value in pairs:
            data.appendlist(parameter, value)
        return f"?{data.urlencode()}" if data else "?"

    def chips(self) -> list[Chip]:
        """Return what narrows the list now."""
        return [
            Chip(str(facet.label), facet.words(*pair), self.query_string(without=pair))
            for facet in self.facets
            for pair in self.readings[facet.name].values
        ]

    def letter_links(self, groups: Iterable[Group]) -> list[tuple[Option, str]]:
        """Return the letters of the list A to Z, each with the address of what stands under it."""
        return [
            (option, self.query_string_with(group.facet, (group.facet.name, option.value)))
            for group in groups
            if isinstance(group.facet, LetterFacet)
            for option in group.options
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
        found += [
            _("This list has no filter “%(name)s”; it was left out.") % {"name": quoted(name)}
            for name in strange
        ]
        return found + self._order_messages()

    def _order_messages(self) -> list[str]:
        asked = self._asked_order
        if not asked or self.order is None or self.order.value == asked:
            return []
        message = _("This list has no order “%(name)s”: it is in the usual one.")
        return [message % {"name": quoted(asked)}]


def in_order(facet: Facet, options: list[Option]) -> list[Option]:
    """Return the options in their order, those chosen first where the facet wants that."""
    if not facet.chosen_first:
        return options
    return sorted(options, key=lambda option: not option.is_chosen)
