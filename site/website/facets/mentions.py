"""Narrowing the register of mentions in law, counted once for all its facets.

Every facet but the words counts the same few cells: how many mentions there are for each place,
thing named and force. One query reads them (`cells_of`), whatever the number of mentions; what a
facet offers, what the map shows and the heading all follow from them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from foundation.collation import sort_key
from foundation.facets import (
    ChoiceFacet,
    Facet,
    FacetedList,
    Option,
    Reading,
    Records,
    TextFacet,
    in_order,
)
from foundation.keeping import kept
from legislation.choices import ForceState, MentionKind
from legislation.models import Instrument
from reference.choices import COUNTRY_KINDS
from reference.models import Jurisdiction
from website.facets.places import CountryFacet, RegionFacet
from website.facets.words import bearing_words

PLACE = "instrument__jurisdiction"
FIELDS = ("code", "name", "sort_name", "kind", "region", "slug")


@dataclass(frozen=True)
class Cell:
    """Mentions of one place that name the same thing and bind alike."""

    code: str
    name: str
    sort_name: str
    kind: str
    region: str | None
    slug: str
    what: str
    force: str
    number: int

    @property
    def local_name(self) -> str:
        """What the place is called in the language of the reader."""
        return Jurisdiction(code=self.code, name=self.name).local_name

    @property
    def is_country(self) -> bool:
        """Whether the place is a state or territory."""
        return self.kind in COUNTRY_KINDS


def cells_of(mentions: Records) -> list[Cell]:
    """Return the mentions (`with_force`) as cells, in one query."""
    names = [f"{PLACE}__{field}" for field in FIELDS]
    rows = mentions.order_by().values_list(*names, "what", "force")
    return [Cell(*row) for row in rows.annotate(number=Count("pk"))]


class MentionPlaceFacet(CountryFacet):
    """Places whose law names us."""

    def leaves(self, cell: Cell, values: Sequence[str]) -> bool:
        """Whether the place is one of those chosen."""
        return cell.code in values

    def offer(self, cells: Iterable[Cell], reading: Reading) -> list[Option]:
        """Return the places in alphabetical order, and those chosen where nothing is left."""
        counts: Counter[str] = Counter()
        places: dict[str, tuple[str, str]] = {}
        for cell in cells:
            counts[cell.code] += cell.number
            places[cell.code] = (sort_key(cell.local_name), cell.local_name)
        chosen = reading.of(self.name)
        for code in chosen:
            name = self.words(self.name, code)
            places.setdefault(code, (sort_key(name), name))
        return [
            Option(code, name, counts[code], code in chosen)
            for code, (_sort, name) in sorted(places.items(), key=lambda each: each[1])
        ]


class MentionRegionFacet(RegionFacet):
    """Regions whose law names us."""

    def leaves(self, cell: Cell, values: Sequence[str]) -> bool:
        """Whether the place lies in one of the regions chosen."""
        return any(self._within(value, cell.region) for value in values)

    def offer(self, cells: Iterable[Cell], reading: Reading) -> list[Option]:
        """Return the continents, and the regions chosen."""
        counts: Counter[str] = Counter()
        for cell in cells:
            for code in self._tree.lineage(cell.region):
                counts[code] += cell.number
        chosen = reading.of(self.name)
        offered = [each for each in self._tree.continents() if counts[each.pk]] if counts else []
        offered += [
            self._tree.named[slug] for slug in chosen if self._tree.named[slug] not in offered
        ]
        return [
            Option(each.slug, each.local_name, counts[each.pk], each.slug in chosen)
            for each in offered
        ]

    def _within(self, value: str, region: str | None) -> bool:
        return self._tree.named[value].pk in self._tree.lineage(region)


class MentionChoiceFacet(ChoiceFacet):
    """What a mention names, or whether its provision binds today."""

    def leaves(self, cell: Cell, values: Sequence[str]) -> bool:
        """Whether the cell bears one of the values."""
        return getattr(cell, self.lookup) in values

    def offer(self, cells: Iterable[Cell], reading: Reading) -> list[Option]:
        """Return the values that some mention bears, and those chosen."""
        counts: Counter[str] = Counter()
        for cell in cells:
            counts[getattr(cell, self.lookup)] += cell.number
        chosen = reading.of(self.name)
        return [
            Option(value, str(label), counts[value], value in chosen)
            for value, label in self.labels.items()
            if counts[value] or value in chosen
        ]


def in_laws_bearing_words(mentions: Records, text: str) -> Records:
    """Return the mentions in laws whose public words contain every word of `text`."""
    laws = bearing_words(Instrument.objects.public(), text)
    return mentions.filter(instrument__in=laws.values("pk"))


def mention_facets() -> list[Facet]:
    """Return the facets of the register."""
    return [
        TextFacet("q", _("Words"), find=in_laws_bearing_words),
        MentionPlaceFacet("country", _("Country or body"), lookup=PLACE),
        MentionRegionFacet("region", _("Region"), lookup=f"{PLACE}__region"),
        MentionChoiceFacet(
            "names", _("What it names"), lookup="what", choices=lambda: dict(MentionKind.choices)
        ),
        MentionChoiceFacet(
            "force", _("In force today"), lookup="force", choices=lambda: dict(ForceState.choices)
        ),
    ]


class MentionList(FacetedList):
    """The mentions that a query string asks for, with their cells."""

    @property
    def cells(self) -> list[Cell]:
        """The cells of what every facet leaves."""
        return self._left_by(self._cell_facets())

    def _options(self) -> list[list[Option]]:
        """Return what each facet offers, all of them from the same cells."""
        found = []
        for facet in self.facets:
            others = [each for each in self._cell_facets() if each is not facet]
            offer = getattr(facet, "offer", None)
            reading = self.readings[facet.name]
            options = offer(self._left_by(others), reading) if offer else []
            found.append(in_order(facet, options))
        return found

    def _left_by(self, facets: Iterable[Any]) -> list[Cell]:
        chosen = [(facet, self.readings[facet.name].of(facet.name)) for facet in facets]
        return [
            cell
            for cell in self._all_cells()
            if all(facet.leaves(cell, values) for facet, values in chosen if values)
        ]

    def _cell_facets(self) -> list[Any]:
        return [facet for facet in self.facets if hasattr(facet, "leaves")]

    def _all_cells(self) -> list[Cell]:
        """Return the cells of everything that bears the words asked for, read once."""
        if self._cells is None:
            words = next(facet for facet in self.facets if not hasattr(facet, "leaves"))
            reading = self.readings[words.name]
            records = self.all_records
            self._cells = kept(
                ("cells of mentions", reading.values),
                lambda: cells_of(words.narrow(records, reading)),
            )
        return self._cells

    _cells: list[Cell] | None = None
