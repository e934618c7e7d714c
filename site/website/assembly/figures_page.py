"""The page of figures: what all its charts are narrowed by, and the charts themselves."""

from datetime import date
from typing import Any, Final

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.addresses import AddressBook
from foundation.facets import FacetedList, Records
from foundation.keeping import kept
from foundation.numbers import number_words
from legislation.models import Instrument
from partnerships.register.models import Portal
from stewardship.choices import VerificationState
from stewardship.querysets import Tally
from website.assembly.figures_laws import (
    laws_by_language,
    laws_by_region,
    laws_by_status,
    laws_per_year,
)
from website.assembly.figures_links import Links
from website.assembly.figures_portals import portal_languages, portals_over_time
from website.charts.table import Chart
from website.facets import RegionFacet, topic_facet
from website.facets.review import review_facet

CHART_PARAMETER: Final = "chart"
FORMAT_PARAMETER: Final = "format"
REGION: Final = "region"
_TOPIC: Final = "topic"


class SharedRegionFacet(RegionFacet):
    """The region of laws and portals alike: offered where either has some."""

    def pairs(self, records: Records, lookup: str) -> set[tuple[Any, Any]]:
        """Return the pairs of the laws, and of the portals beside them."""
        portals = Portal.objects.public().order_by().values_list("jurisdiction__region", "pk")
        return super().pairs(records, lookup) | {
            (region, ("portal", key)) for region, key in portals if region
        }


class FiguresAsked:
    """What a query string asks of the page of figures: laws and portals, narrowed alike."""

    def __init__(self, data: QueryDict, book: AddressBook, day: date | None = None) -> None:
        """Read the query string; nothing in it raises."""
        own = (CHART_PARAMETER, FORMAT_PARAMETER)
        self.day = day or timezone.localdate()
        self.laws = FacetedList(
            [
                SharedRegionFacet(REGION, gettext_lazy("Region"), lookup="jurisdiction__region"),
                topic_facet(),
                review_facet(),
            ],
            data,
            Instrument.objects.public(),
            own,
        )
        self.portals = FacetedList(
            [
                RegionFacet(REGION, gettext_lazy("Region"), lookup="jurisdiction__region"),
                review_facet(),
            ],
            data,
            Portal.objects.public(),
            (*own, _TOPIC),
        )
        self._law_links = Links.to_list(Instrument, book, self.laws)
        self._portal_links = Links.to_list(Portal, book, self.portals)

    @property
    def has_topic(self) -> bool:
        """Whether a topic is asked for, which portals do not have."""
        return bool(self.laws.readings[_TOPIC].values)

    def query_of(self, chart: str) -> str:
        """Return the query string of the file of a chart."""
        return self.laws.query_string((CHART_PARAMETER, chart))

    def charts(self) -> list[Chart]:
        """Return every chart; a fixed number of queries, none while nothing changes."""
        return kept(("figures", self.laws.key, self.portals.key), self._charts)

    def _charts(self) -> list[Chart]:
        laws, portals, day = self.laws.records, self.portals.records, self.day
        ours, theirs = self._law_links, self._portal_links
        return [
            laws_per_year(laws, ours, day, self.query_of("laws-per-year")),
            laws_by_status(laws, ours, day, self.query_of("laws-by-status")),
            laws_by_region(laws, ours, day, self.query_of("laws-by-region")),
            laws_by_language(laws, ours, day, self.query_of("laws-by-language")),
            portals_over_time(portals, theirs, day, self.query_of("portals-over-time")),
            portal_languages(portals, theirs, day, self.query_of("portal-languages")),
        ]

    def checked(self) -> list[str]:
        """Say how many of the records counted are checked and not past due for review."""
        return kept(("figures checked", self.laws.key, self.portals.key), self._checked)

    def _checked(self) -> list[str]:
        laws, portals = self._tally(self.laws), self._tally(self.portals)
        return [
            _("All public records count, as in the lists: due for review or not."),
            _("Of %(all)s laws, %(current)s are checked and current.") % _in_words(laws),
            _("Of %(all)s portals, %(current)s are checked and current.") % _in_words(portals),
        ]

    def _tally(self, listing: FacetedList) -> Tally:
        records: Any = listing.records
        found: Tally = records.tally(self.day)
        return found

    @property
    def current_query(self) -> str:
        """The query string that leaves what is checked and current; empty where it already does."""
        if self.laws.readings["review"].values:
            return ""
        return self.laws.query_string(("review", VerificationState.CURRENT.value))


def _in_words(tally: Tally) -> dict[str, str]:
    return {"all": number_words(tally.tracked), "current": number_words(tally.current)}
