"""Narrowing search entries by the marks they bear."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from foundation.facets import ChoiceFacet, Facet, Records, TextFacet
from reference.models import Jurisdiction
from website.choices import SearchKind
from website.facets.topics import topic_names
from website.models.search_entry import SearchMark
from website.search.finding import Finder


@dataclass(eq=False)
class MarkFacet(ChoiceFacet):
    """Values of the marks of one name; counted by the database, whatever their number."""

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the entries that bear one of `values`."""
        marks = SearchMark.objects.filter(name=self.name, value__in=values)
        return records.filter(pk__in=marks.values("entry"))

    def counts(self, records: Records) -> dict[str, int]:
        """Return the number of entries by value."""
        marks = SearchMark.objects.filter(name=self.name, entry__in=records.order_by().values("pk"))
        return dict(marks.values_list("value").annotate(number=Count("pk")).order_by())


@dataclass(eq=False)
class SearchBox(TextFacet):
    """The words looked for, in a box that suggests names."""

    kind = "search"


def search_facets(find: Finder) -> list[Facet]:
    """Return the facets of the public search; `find` finds entries by words."""
    return [
        SearchBox("q", _("Search for"), find=find),
        ChoiceFacet("type", _("Type"), lookup="kind", choices=lambda: dict(SearchKind.choices)),
        MarkFacet("country", _("Country or body"), choices=_places),
        MarkFacet("topic", _("Topic"), choices=topic_names),
        MarkFacet("year", _("Year"), choices=_years),
    ]


def _places() -> dict[str, str]:
    places = Jurisdiction.objects.only("code", "name", "sort_name")
    ordered = sorted(places, key=lambda place: (place.local_sort_key, place.code))
    return {place.code: place.local_name for place in ordered}


def _years() -> dict[str, str]:
    marks = SearchMark.objects.filter(name=SearchMark.YEAR).order_by("-value")
    return {year: year for year in marks.values_list("value", flat=True).distinct()}
