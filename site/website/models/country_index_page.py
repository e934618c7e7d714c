"""The list of countries and bodies, and the page of each."""

from typing import Any, ClassVar, Final

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from foundation.addresses import AddressBook
from foundation.facets import ChoiceFacet, Facet, FacetedList, Order, ordered_by
from foundation.keeping import kept
from foundation.models import RecordIndexPage
from legislation.models import Instrument
from reference.choices import JurisdictionKind
from reference.models import Jurisdiction
from reference.services.order_places import place_order
from website.assembly.country import country_context
from website.assembly.country_list import HoldingsFacet, country_groups, named_like
from website.facets import RegionFacet
from website.facets.words import name_facet
from website.models.compare_page import ComparePage

#: The order in which the places stand under the regions of the world.
BY_REGION: Final = "region"


class CountryIndexPage(RecordIndexPage):
    """Every country, territory and body, A to Z and by region."""

    record_model = Jurisdiction
    sub_paths: ClassVar[dict[Any, Any]] = {Jurisdiction: lambda place: f"{place.slug}/"}
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    template = "website/country_index_page.html"
    detail_template = "website/country.html"
    feed_query = ""
    per_page = 400

    class Meta:
        verbose_name = _("list of countries")
        verbose_name_plural = _("lists of countries")

    def public_records(self) -> QuerySet[Any]:
        """Return every jurisdiction: reference data has no drafts."""
        return Jurisdiction.objects.a_to_z()

    def listed_records(self) -> QuerySet[Any]:
        """Return the places in alphabetical order."""
        return Jurisdiction.objects.select_related("region").a_to_z()

    def detailed_records(self) -> QuerySet[Any]:
        """Return the places with what their own page shows."""
        return Jurisdiction.objects.select_related(
            "region__parent__parent", "sovereign"
        ).prefetch_related("official_languages", "names__language")

    def facets(self) -> list[Facet]:
        """Return the facets of the list."""
        return [
            name_facet(named_like),
            RegionFacet("region", _("Region"), lookup="region"),
            ChoiceFacet(
                "kind", _("Kind"), lookup="kind", choices=lambda: dict(JurisdictionKind.choices)
            ),
            HoldingsFacet("with", _("With")),
        ]

    def orders(self) -> list[Order]:
        """Return the orders of the list; under the regions the places stand from A to Z."""
        return [
            ordered_by("name", _("A to Z"), place_order("pk"), "code"),
            ordered_by(BY_REGION, _("By region"), place_order("pk"), "code"),
        ]

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Add the places in groups, by letter or by region."""
        context = super().list_context(listing, request)
        by_region = listing.order is not None and listing.order.value == BY_REGION
        return context | {
            "place_groups": country_groups(context["records"], by_region=by_region),
            "compare_url": AddressBook.of(request).index_path(ComparePage),
        }

    def get_record(self, **names: Any) -> Any:
        """Return the place with these names in its address, or raise Http404."""
        key = ("place", *sorted(names.items()))
        return kept(key, lambda: super(CountryIndexPage, self).get_record(**names))

    def record_context(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return everything that belongs to the place."""
        book = AddressBook.of(request)
        laws, compare = book.list_path(Instrument) or "", book.index_path(ComparePage) or ""
        return kept(("country", record.pk), lambda: country_context(record)) | {
            "all_laws_url": laws and f"{laws}?country={record.code}",
            "compare_url": compare and f"{compare}?place={record.slug}",
        }

    def feed_of(self, record: Any) -> str:
        """Return the query string of the feed of everything that bears this mark."""
        return f"country={record.code}"

    def record_title(self, record: Any) -> str:
        """Return the name of the place."""
        return str(record.local_name)

    def record_description(self, record: Any) -> str:
        """Say what the page holds."""
        return _g("Laws, reporting portals, partners, meetings and case studies: %(place)s.") % {
            "place": record.local_name
        }
