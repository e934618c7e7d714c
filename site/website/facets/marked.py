"""Narrowing rows that bear the uid of a record by the marks of its search entry.

Changes and coming dates have no place or topic of their own: the entry of their record has.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.collation import sort_key
from foundation.facets import MOST_VALUES, ChoiceFacet, Facet, Option, Reading, Records
from foundation.text import tidy_line
from reference.models import Jurisdiction, Region
from website.choices import SearchKind
from website.facets.topics import topic_names
from website.models.search_entry import SearchEntry, SearchMark


@dataclass(eq=False)
class MarkedFacet(ChoiceFacet):
    """Values of the marks of one name; `lookup` holds the uid of the record."""

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the rows whose records bear one of `values`."""
        marks = SearchMark.objects.filter(name=self.name, value__in=values)
        return records.filter(**{f"{self.lookup}__in": marks.values("entry__uid")})

    def counts(self, records: Records) -> dict[str, int]:
        """Return the number of rows by value, in two queries."""
        rows = records.order_by()
        numbers = dict(rows.values_list(self.lookup).annotate(number=Count("pk")))
        marks = SearchMark.objects.filter(name=self.name, entry__uid__in=rows.values(self.lookup))
        counts: Counter[str] = Counter()
        for value, uid in marks.order_by().values_list("value", "entry__uid").distinct():
            counts[value] += numbers.get(uid, 0)
        return dict(counts)


@dataclass(eq=False)
class RecordFacet(Facet):
    """One record or a few, by uid: not offered, but understood, as feeds do."""

    lookup: str = "uid"

    kind = "kept"

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {}

    def read(self, data: QueryDict) -> Reading:
        """Keep what is the uid of a public record."""
        given = [tidy_line(value)[:100] for value in data.getlist(self.name)[:MOST_VALUES]]
        uids = {str(uid): uid for uid in map(_uid, given) if uid}
        if uids:
            rows = SearchEntry.objects.filter(uid__in=uids.values()).values_list("uid", "title")
            self._titles.update({str(uid): title for uid, title in rows})
        strange = [value for value in given if value and str(_uid(value)) not in self._titles]
        return Reading(
            tuple((self.name, uid) for uid in uids if uid in self._titles),
            tuple(
                gettext("no public record has this number; it was left out.")
                for _each in strange[:1]
            ),
        )

    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the rows of these records."""
        uids = [UUID(value) for value in reading.of(self.name)]
        return records.filter(**{f"{self.lookup}__in": uids}) if uids else records

    def options(self, records: Records, reading: Reading) -> list[Option]:
        """Return nothing: there are too many records to offer."""
        return []

    def words(self, parameter: str, value: str) -> str:
        """Return the name of the record."""
        return self._titles.get(value, value)


def marked_facets(lookup: str) -> list[Facet]:
    """Return the facets of rows that bear the uid of a record at the end of `lookup`."""
    return [
        MarkedFacet("country", _("Country or body"), lookup=lookup, choices=place_names),
        MarkedFacet("region", _("Region"), lookup=lookup, choices=region_names),
        MarkedFacet("topic", _("Topic"), lookup=lookup, choices=topic_names),
        RecordFacet("record", _("Record"), lookup=lookup),
    ]


def kind_facet(lookup: str) -> ChoiceFacet:
    """Return the facet of the kinds of records."""
    return ChoiceFacet("type", _("Type"), lookup=lookup, choices=lambda: dict(SearchKind.choices))


def place_names() -> dict[str, str]:
    """Return the places in alphabetical order, code to name."""
    places = Jurisdiction.objects.only("code", "name", "sort_name")
    in_order = sorted(places, key=lambda place: (place.local_sort_key, place.code))
    return {place.code: place.local_name for place in in_order}


def region_names() -> dict[str, str]:
    """Return the regions in alphabetical order, the name in the address to the name."""
    names = {region.slug: region.local_name for region in Region.objects.only("slug", "name")}
    return dict(sorted(names.items(), key=lambda each: sort_key(each[1])))


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
