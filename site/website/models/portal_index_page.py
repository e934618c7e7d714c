"""The list of reporting portals, and the page of each."""

from dataclasses import replace
from typing import Any, ClassVar, Final

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.facets import (
    ChoiceFacet,
    Facet,
    FacetedList,
    LetterFacet,
    Order,
    YearsFacet,
    newest_first,
)
from foundation.models import RecordIndexPage
from partnerships.register.choices import PortalStatus
from partnerships.register.models import Portal
from website.assembly.figures_lists import years_of_portals
from website.assembly.portal import portal_context, portal_groups
from website.facets import CountryFacet, RegionFacet, words_facet
from website.facets.languages import language_facet
from website.facets.orders import by_name, by_place, recently_changed, recently_verified
from website.facets.review import review_facet

#: The order in which the portals stand under the regions of the world.
BY_REGION: Final = "region"


class PortalIndexPage(RecordIndexPage):
    """The reporting portals, by region."""

    record_model = Portal
    sub_paths: ClassVar[dict[Any, Any]] = {Portal: lambda portal: f"{portal.slug}/"}
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    template = "website/portal_index_page.html"
    detail_template = "partnerships/portal.html"
    feed_query = "type=portal"
    per_page = 200

    class Meta:
        verbose_name = _("list of portals")
        verbose_name_plural = _("lists of portals")

    def listed_records(self) -> QuerySet[Any]:
        """Return the portals with place and languages."""
        return Portal.objects.public().for_listing()

    def detailed_records(self) -> QuerySet[Any]:
        """Return the portals with what their own page shows."""
        return Portal.objects.public().for_detail()

    def facets(self) -> list[Facet]:
        """Return the facets of the list."""
        return [
            words_facet(),
            CountryFacet("country", _("Country or territory"), lookup="jurisdiction"),
            RegionFacet("region", _("Region"), lookup="jurisdiction__region"),
            ChoiceFacet(
                "status", _("Status"), lookup="status", choices=lambda: dict(PortalStatus.choices)
            ),
            language_facet("languages", can_ask_all=True),
            YearsFacet("launched", _("Launched"), date="launched"),
            review_facet(),
            LetterFacet("letter", _("Letter"), lookup="name"),
        ]

    def orders(self) -> list[Order]:
        """Return the orders of the list."""
        place = by_place()
        return [
            replace(place, value=BY_REGION, label=_("Region")),
            place,
            by_name(),
            newest_first("launched", _("Launched last"), "launched_earliest", "name"),
            recently_changed(),
            recently_verified(),
        ]

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Add the portals in groups by region, where that is the order of the list."""
        context = super().list_context(listing, request)
        if listing.order is None or listing.order.value != BY_REGION:
            return context
        return context | {
            "years_chart": years_of_portals(listing),
            "portal_groups": portal_groups(context["records"]),
        }

    def record_context(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return partners, places served and case studies of the portal."""
        return portal_context(record)
