"""What to do where nothing matches: which filters leave nothing, and what each removal would give.

Costs one query for each filter that is used, twice as many where no single removal helps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from foundation.facets.asking import Facet
from foundation.facets.kinds import TextFacet
from foundation.facets.listing import FacetedList
from foundation.facets.nearest import nearest
from foundation.keeping import kept


@dataclass(frozen=True)
class WayOut:
    """A list that holds something: what a reader gives up or keeps, its address, its number."""

    words: str
    url: str
    count: int


@dataclass(frozen=True)
class DeadEnd:
    """A list without records: what was asked for, and the ways on.

    `without` leaves one filter out; `alone`, where that never helps, asks for one filter only.
    `better` are words close to those typed. `typed` are the words, to look for elsewhere.
    """

    asked: list[str]
    without: list[WayOut]
    alone: list[WayOut]
    better: WayOut | None
    typed: str

    @property
    def typed_query(self) -> str:
        """The words as a search on the whole site has them in its address."""
        return urlencode({"q": self.typed}) if self.typed else ""


def dead_end_of(listing: FacetedList) -> DeadEnd:
    """Return the ways on from a list that holds nothing."""
    used = [facet for facet in listing.facets if listing.readings[facet.name].values]
    without = _without_one(listing, used) if len(used) > 1 else []
    return DeadEnd(
        asked=[_said(listing, facet) for facet in used],
        without=without,
        alone=[] if without or len(used) < 2 else _alone(listing, used),
        better=_better(listing, used),
        typed=next((_typed(listing, each) for each in used if isinstance(each, TextFacet)), ""),
    )


def kept_dead_end_of(listing: FacetedList) -> DeadEnd:
    """Return the ways on from a list that holds nothing, kept while nothing changes.

    For lists that their facets and their records tell from every other.
    """
    return kept(("dead end", *listing.key), lambda: dead_end_of(listing))


def _without_one(listing: FacetedList, used: Sequence[Facet]) -> list[WayOut]:
    found = [
        WayOut(
            _said(listing, facet),
            listing.query_string_with(facet),
            listing.narrowed(listing.apart_from(facet)).order_by().count(),
        )
        for facet in used
    ]
    return _most_first(found)


def _alone(listing: FacetedList, used: Sequence[Facet]) -> list[WayOut]:
    found = [
        WayOut(
            _said(listing, facet),
            listing.query_string_of(facet),
            listing.narrowed([facet]).order_by().count(),
        )
        for facet in used
    ]
    return _most_first(found)


def _better(listing: FacetedList, used: Sequence[Facet]) -> WayOut | None:
    """Return words close to those typed that bring something, None without any."""
    for facet in used:
        if isinstance(facet, TextFacet):
            words = nearest(_typed(listing, facet))
            found = (
                facet.find(listing.narrowed(listing.apart_from(facet)), words) if words else None
            )
            number = found.order_by().count() if found is not None else 0
            url = listing.query_string_with(facet, (facet.name, words))
            return WayOut(words, url, number) if number else None
    return None


def _typed(listing: FacetedList, facet: Facet) -> str:
    return "".join(listing.readings[facet.name].of(facet.name)[:1])


def _said(listing: FacetedList, facet: Facet) -> str:
    """Return "Status: In force or Proposed"."""
    return f"{facet.label}: {facet.said(listing.readings[facet.name])}"


def _most_first(ways: list[WayOut]) -> list[WayOut]:
    return sorted((way for way in ways if way.count), key=lambda way: -way.count)
