"""The feed that belongs to a list: narrowed by every filter of the list, or saying by which not.

Places, regions, topics and words are marks that search entries bear, and hold for whatever kind
of record. The other filters are those of one list: they hold where a feed is of what that list
shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.http import QueryDict

from foundation.facets import FacetedList, quoted
from foundation.models import RecordIndexPage
from website.choices import SearchKind
from website.feed.reading import MARKS, Wanted
from website.models import (
    LegislationIndexPage,
    PartnerIndexPage,
    PortalIndexPage,
    RecordChange,
)

#: The lists whose filters a feed of one kind of record follows.
LISTS: Final[Mapping[str, type[RecordIndexPage]]] = {
    SearchKind.LAW: LegislationIndexPage,
    SearchKind.PORTAL: PortalIndexPage,
    SearchKind.PARTNER: PartnerIndexPage,
}
WORDS: Final = "q"
#: Parameters of an address that narrow nothing.
OF_FORM: Final = frozenset(("page", "format", "order"))
#: How many filters without effect a title names.
MOST_NAMED: Final = 5


@dataclass(frozen=True)
class Asked:
    """What a feed is narrowed by; `left_out` names the filters that have no effect on it."""

    wanted: Wanted
    listing: FacetedList | None = None
    left_out: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: QueryDict) -> "Asked":
        """Read the query string of a feed."""
        wanted = Wanted.read(data)
        listing = _listing(wanted, data)
        known = {*MARKS, WORDS, "type", "record", *OF_FORM}
        if listing is not None:
            known |= {name for facet in listing.facets for name in facet.parameters}
        strange = [quoted(name) for name in data if name not in known]
        return cls(wanted, listing, tuple(strange[:MOST_NAMED]))

    @property
    def query(self) -> list[tuple[str, str]]:
        """The parameters again, in one order."""
        return [*self.wanted.query, *(self.listing.pairs if self.listing else ())]

    @property
    def words(self) -> list[str]:
        """What the feed is narrowed by, as a title says it."""
        chips = self.listing.chips() if self.listing else ()
        return [*self.wanted.words, *(f"{chip.label}: {chip.words}" for chip in chips)]

    def changes(self) -> QuerySet[RecordChange]:
        """Return the changes that answer, newest first."""
        found = self.wanted.changes()
        if self.listing is None or not self.listing.is_narrowed:
            return found
        records: QuerySet[Any] = self.listing.narrowed(self.listing.facets)
        return found.filter(record_uid__in=records.order_by().values("uid"))


def _listing(wanted: Wanted, data: QueryDict) -> FacetedList | None:
    """Return the list that the feed belongs to, with the filters that are no marks."""
    model = LISTS.get(wanted.families[0]) if len(wanted.families) == 1 else None
    if model is None:
        return None
    page = model()
    facets = [facet for facet in page.facets() if facet.name not in {*MARKS, WORDS}]
    return FacetedList(facets, data, page.public_records())
