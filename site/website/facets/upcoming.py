"""Coming dates that a query string asks for: narrowed through the search entries of records."""

from django.http import QueryDict

from foundation.addresses import AddressBook
from foundation.facets import Facet, FacetedList
from website.assembly.upcoming import Coming, coming_dates
from website.facets.marked import kind_facet, marked_facets
from website.models.search_entry import SearchEntry

#: Parameters that belong to the page.
OWN = ("page", "format")


def upcoming_facets() -> list[Facet]:
    """Return the facets of coming dates, which calendars understand too."""
    return [kind_facet("kind"), *marked_facets("uid")]


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
        super().__init__(upcoming_facets(), data, records, OWN)

    @property
    def dates(self) -> list[Coming]:
        """The dates that match every facet, the next first."""
        if not self.is_narrowed:
            return self._all_dates
        uids = set(self.narrowed(self.facets).order_by().values_list("uid", flat=True))
        return [each for each in self._all_dates if each.record_uid in uids]
