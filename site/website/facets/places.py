"""Narrowing a list by place: country by code, region by its name in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from foundation.collation import sort_key
from foundation.facets import MOST_VALUES, ChoiceFacet, Option, Reading, Records, quoted
from foundation.text import tidy_line
from reference.choices import RegionLevel
from reference.models import Jurisdiction, Region


@dataclass(eq=False)
class CountryFacet(ChoiceFacet):
    """Jurisdictions by code; `lookup` ends at the jurisdiction."""

    @cached_property
    def _names(self) -> dict[str, str]:
        return {}

    def read(self, data: QueryDict) -> Reading:
        """Keep the codes that exist."""
        given = [tidy_line(value).upper()[:20] for value in data.getlist(self.name)[:MOST_VALUES]]
        wanted = list(dict.fromkeys(value for value in given if value))
        if wanted:
            places = Jurisdiction.objects.filter(code__in=wanted).only("code", "name")
            self._names.update((place.code, place.local_name) for place in places)
        return Reading(
            tuple((self.name, value) for value in wanted if value in self._names),
            tuple(self.unknown(value) for value in wanted if value not in self._names),
        )

    def unknown(self, value: str) -> str:
        """Say that no place has this code."""
        return _("no place here has the code “%(value)s”; it was left out.") % {
            "value": quoted(value)
        }

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the records of these places."""
        return self.where(records, Q(**{f"{self.lookup}__code__in": values}))

    def options(self, records: Records, reading: Reading) -> list[Option]:
        """Return the places that some record belongs to, in alphabetical order."""
        counts, chosen = self.counts(records), set(reading.of(self.name))
        places = Jurisdiction.objects.filter(pk__in=list(counts)) | Jurisdiction.objects.filter(
            code__in=chosen
        )
        return [
            Option(place.code, place.local_name, counts.get(str(place.pk), 0), place.code in chosen)
            for place in sorted(
                places.only("code", "name", "sort_name"),
                key=lambda place: (place.local_sort_key, place.code),
            )
        ]

    def words(self, parameter: str, value: str) -> str:
        """Return the name of the place."""
        return self._names.get(value, value)


class RegionTree:
    """The regions of UN M49, read once."""

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return {region.pk: region for region in Region.objects.all()}

    @cached_property
    def named(self) -> dict[str, Region]:
        """Regions and sub-regions by the name in their address."""
        return {region.slug: region for region in self._regions.values()}

    def inside(self, code: str) -> set[str]:
        """Return the codes of a region and of everything in it."""
        return {each for each in self._regions if code in self.lineage(each)}

    def lineage(self, code: str | None) -> list[str]:
        """Return the codes of a region and of what it is part of, up to the world."""
        found = []
        while code:
            found.append(code)
            code = self._regions[code].parent_id
        return found

    def continents(self) -> list[Region]:
        """Return Africa, the Americas and so on, in alphabetical order."""
        return sorted(
            (each for each in self._regions.values() if each.level == RegionLevel.REGION),
            key=lambda region: sort_key(region.local_name),
        )


@dataclass(eq=False)
class RegionFacet(ChoiceFacet):
    """Regions by the name in their address; offers continents, understands sub-regions too."""

    @cached_property
    def _tree(self) -> RegionTree:
        return RegionTree()

    def read(self, data: QueryDict) -> Reading:
        """Keep the names that exist."""
        given = [tidy_line(value).lower()[:100] for value in data.getlist(self.name)[:MOST_VALUES]]
        wanted = list(dict.fromkeys(value for value in given if value))
        known = self._tree.named if wanted else {}
        return Reading(
            tuple((self.name, value) for value in wanted if value in known),
            tuple(self.unknown(value) for value in wanted if value not in known),
        )

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the records of places in these regions."""
        codes: set[str] = set()
        for value in values:
            codes |= self._tree.inside(self._tree.named[value].pk)
        return self.where(records, Q(**{f"{self.lookup}__in": codes}))

    def options(self, records: Records, reading: Reading) -> list[Option]:
        """Return the continents that some record belongs to, and what was chosen."""
        within: dict[str, set[Any]] = {}
        for region, pk in self.pairs(records, self.lookup):
            for code in self._tree.lineage(region):
                within.setdefault(code, set()).add(pk)
        chosen = reading.of(self.name)
        offered = [each for each in self._tree.continents() if each.pk in within]
        offered += [
            self._tree.named[slug] for slug in chosen if self._tree.named[slug] not in offered
        ]
        return [
            Option(each.slug, each.local_name, len(within.get(each.pk, ())), each.slug in chosen)
            for each in offered
        ]

    def words(self, parameter: str, value: str) -> str:
        """Return the name of the region."""
        return self._tree.named[value].local_name if value in self._tree.named else value
