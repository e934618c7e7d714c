"""The register of provisions that name us, our lists, our hotline or a portal."""

from typing import Any, ClassVar, cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from foundation.facets import Facet, FacetedList, Order, newest_first
from foundation.models import RecordIndexPage
from legislation.models import Mention
from legislation.services.order_laws import by_title
from legislation.services.read_mentions import read_mentions
from website.assembly.cited_in_law import (
    count_words,
    listed_mentions,
    mentions_file,
    point_map,
)
from website.facets.mentions import MentionList, mention_facets
from website.facets.orders import by_name, by_place


class CitedInLawPage(RecordIndexPage):
    """Every mention of us in a public law: exact words, force today, since when, source."""

    record_model = Mention
    #: A mention is shown at its law; other pages ask for the address of the register itself.
    sub_paths: ClassVar[dict[Any, Any]] = {}
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    template = "website/cited_in_law_page.html"

    class Meta:
        verbose_name = _("register of mentions in law")
        verbose_name_plural = _("registers of mentions in law")

    def listed_records(self) -> QuerySet[Any]:
        """Return the mentions in public laws, with whether each binds today."""
        return listed_mentions()

    def public_records_of_sitemap(self) -> QuerySet[Any]:
        """Return nothing: the laws are in the sitemap, and the register is."""
        return Mention.objects.none()

    def get_record(self, **_names: Any) -> Any:
        """Raise Http404: a mention has no page of its own."""
        raise Http404

    def facets(self) -> list[Facet]:
        """Return the facets of the register."""
        return mention_facets()

    def listing(self, request: HttpRequest) -> FacetedList:
        """Return the mentions that the query string asks for."""
        own = ("page", "format")
        return MentionList(self.facets(), request.GET, self.listed_records(), own, self.orders())

    def orders(self) -> list[Order]:
        """Return the orders of the register; the mentions of one law stand in its own order."""
        return [
            by_place(*by_title("instrument__"), place="instrument__jurisdiction"),
            by_name(*by_title("instrument__")),
            newest_first("changed", _("Recently changed"), "instrument__last_published_at"),
        ]

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Add the heading, the map, and for each mention its law, provision and force."""
        context = super().list_context(listing, request)
        if not isinstance(listing, MentionList):
            return context
        number = context["page_of_list"].number
        return context | {
            "records": listing.keep(
                ("mentions", number), lambda: read_mentions(context["records"])
            ),
            "count_words": count_words(listing),
            "map": listing.keep(("map",), lambda: point_map(listing.cells)),
            "is_empty": not listing.is_narrowed and not context["number_found"],
        }

    def download(
        self, wanted: str, listing: FacetedList, request: HttpRequest
    ) -> HttpResponse | None:
        """Return the register as csv, xlsx, json or geojson."""
        file = mentions_file(wanted, listing.records, request)
        return cast("HttpResponse | None", file)
