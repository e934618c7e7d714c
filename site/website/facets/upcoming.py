"""Coming dates that a query string asks for: narrowed through the search entries of records."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from foundation.addresses import AddressBook
from foundation.facets import Facet, FacetedList
from website.assembly.upcoming import Coming, coming_dates
from website.facets.marked import kind_facet, marked_facets, place_names, region_names
from website.facets.parties import Parties, PartyFacet
from website.models.search_entry import SearchEntry

#: Parameters that belong to the page.
OWN = ("page", "format")


def upcoming_facets(parties: Parties) -> list[Facet]:
    """Return the facets of coming dates, which calendars understand too."""
    _country, _region, *others = marked_facets("uid")
    return [
        kind_facet("kind"),
        PartyFacet(
            "country", _("Country or body"), lookup="uid", choices=place_names, parties=parties
        ),
        PartyFacet("region", _("Region"), lookup="uid", choices=region_names, parties=parties),
        *others,
    ]


class UpcomingList(FacetedList):
    """The coming dates of the records that a query string asks for.

    The facets count records, of which one may have several dates to come.
    """

    def __init__(self, data: QueryDict, book: AddressBook) -> None:
        """Read `data`; the dates are those of today."""
        self._all_dates = coming_dates(book)
        records = SearchEntry.objects.filter(
            uid__in=sorted({each.record_uid for each in self._all_dates})
        )
        super().__init__(upcoming_facets(parties_of(self._all_dates)), data, records, OWN)

    @property
    def dates(self) -> list[Coming]:
        """The dates that match every facet, the next first."""
        if not self.is_narrowed:
            return self._all_dates
        uids = set(self.narrowed(self.facets).order_by().values_list("uid", flat=True))
        places = self._places_asked_for()
        return [
            each
            for each in self._all_dates
            if each.record_uid in uids and all(_is_of(each, bearing) for bearing in places)
        ]

    def _places_asked_for(self) -> list[set[UUID]]:
        """Return what bears the values of each facet of places, where that tells dates apart."""
        asked = (
            (facet, self.readings[facet.name].of(facet.name))
            for facet in self.facets
            if isinstance(facet, PartyFacet) and facet.parties
        )
        return [facet.bearing(values) for facet, values in asked if values]


def parties_of(dates: Iterable[Coming]) -> Parties:
    """Return the countries whose dates stand with a treaty, by treaty."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for each in dates:
        if each.party_uid is not None:
            found[each.record_uid].add(each.party_uid)
    return {treaty: frozenset(parties) for treaty, parties in found.items()}


def _is_of(each: Coming, bearing: set[UUID]) -> bool:
    """Whether a date is of a place: its record was found; with a treaty, the country is asked."""
    return each.party_uid is None or bool({each.party_uid, each.record_uid} & bearing)
