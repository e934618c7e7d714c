"""The chart over a list: what the list shows, by year, narrowed as the list is."""

from django.utils import timezone

from foundation.facets import FacetedList
from foundation.keeping import kept
from website.assembly.figures_laws import laws_per_year
from website.assembly.figures_links import Links
from website.assembly.figures_portals import portals_over_time
from website.charts.table import Chart


def years_of_laws(listing: FacetedList) -> Chart:
    """Return the laws of a list by the year in which they were made."""
    links, today = Links.within(listing), timezone.localdate()
    return kept(
        ("years of laws", *listing.key), lambda: laws_per_year(listing.records, links, today)
    )


def years_of_portals(listing: FacetedList) -> Chart:
    """Return the portals of a list over time."""
    links, today = Links.within(listing), timezone.localdate()
    return kept(
        ("years of portals", *listing.key), lambda: portals_over_time(listing.records, links, today)
    )
