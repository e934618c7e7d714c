"""The list of laws, and the page of each."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from foundation.addresses import AddressBook
from foundation.facets import ChoiceFacet, Facet, FacetedList, LetterFacet, Order, YearsFacet
from foundation.models import Crumb, RecordIndexPage
from foundation.models.record_index import FORMAT_PARAMETER
from legislation.choices import DutyKind, InstrumentKind, InstrumentStatus
from legislation.models import Event, Instrument
from legislation.services.order_laws import by_place_and_title, shown_title
from legislation.services.read_texts import TextsOfLaw
from reference.models import Jurisdiction
from reference.readers_language import readers_language
from website.assembly.figures_lists import years_of_laws
from website.assembly.law import law_context
from website.assembly.laws import laws_of_today
from website.assembly.parties import parties_file
from website.facets import CountryFacet, RegionFacet, topic_facet, words_facet
from website.facets.languages import language_names
from website.facets.made import made_facet
from website.facets.orders import (
    laws_by_place,
    laws_by_title,
    newest_event,
    recently_changed,
    recently_verified,
)
from website.facets.review import review_facet
from website.facets.status import StatusFacet
from website.models.cited_in_law_page import CitedInLawPage
from website.models.compare_page import ComparePage
from website.models.methodology_page import MethodologyPage


def address_of_law(law: Instrument) -> str | None:
    """Return `<jurisdiction>/<law>/`, None for a draft that lacks either."""
    if law.jurisdiction is None or not law.slug:
        return None
    return f"{law.jurisdiction.slug}/{law.slug}/"


class LegislationIndexPage(RecordIndexPage):
    """The laws tracked, by place, status, kind, duty, topic and year."""

    record_model = Instrument
    sub_paths: ClassVar[dict[Any, Any]] = {Instrument: address_of_law}
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    template = "website/legislation_index_page.html"
    detail_template = "legislation/instrument.html"
    feed_query = "type=law"

    class Meta:
        verbose_name = _("list of laws")
        verbose_name_plural = _("lists of laws")

    @path("<slug:slug>/")
    def place_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Lead from the first half of a law's address to the laws of that place."""
        place: Jurisdiction = get_object_or_404(Jurisdiction.objects.only("code"), slug=slug)
        return HttpResponseRedirect(f"{self.get_url(request)}?country={place.code}")

    @path("<slug:place>/<slug:slug>/")
    def law_route(self, request: HttpRequest, place: str, slug: str) -> HttpResponseBase:
        """Show one law, or hand out the parties of a treaty as a file."""
        law = self.get_record(jurisdiction__slug=place, slug=slug)
        wanted = request.GET.get(FORMAT_PARAMETER, "")
        file = parties_file(wanted, law, request) if wanted else None
        return self.render_record(law, request) if file is None else file

    def listed_records(self) -> QuerySet[Any]:
        """Return the laws by place and title."""
        laws = Instrument.objects.public().for_listing()
        return laws.order_by(*by_place_and_title())

    def detailed_records(self) -> QuerySet[Any]:
        """Return the laws with everything their page shows."""
        return Instrument.objects.public().for_detail()

    def public_records_of_sitemap(self) -> QuerySet[Any]:
        """Return the laws with their places, which stand in their addresses."""
        return Instrument.objects.public().select_related("jurisdiction")

    def facets(self) -> list[Facet]:
        """Return the facets of the list."""
        return [
            words_facet(),
            CountryFacet("country", _("Country or body"), lookup="jurisdiction"),
            RegionFacet("region", _("Region"), lookup="jurisdiction__region"),
            StatusFacet(
                "status",
                _("Status"),
                lookup="status",
                choices=lambda: dict(InstrumentStatus.choices),
            ),
            ChoiceFacet(
                "kind", _("Kind"), lookup="kind", choices=lambda: dict(InstrumentKind.choices)
            ),
            ChoiceFacet(
                "duty",
                _("Duty"),
                lookup="duties__kind",
                choices=lambda: dict(DutyKind.choices),
                many=True,
                can_ask_all=True,
            ),
            topic_facet(can_ask_all=True),
            YearsFacet("year", _("Year of an event"), through=Event, parent="instrument"),
            made_facet(),
            ChoiceFacet(
                "language",
                _("Language of the original"),
                lookup="title_language",
                choices=language_names,
            ),
            review_facet(),
            LetterFacet("letter", _("Letter"), shown=shown_title),
        ]

    def orders(self) -> list[Order]:
        """Return the orders of the list."""
        return [
            laws_by_place(),
            laws_by_title(),
            newest_event(),
            recently_changed(),
            recently_verified(),
        ]

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Give each law the status it has today."""
        context = super().list_context(listing, request)
        return context | {
            "records": laws_of_today(context["records"]),
            "years_chart": years_of_laws(listing),
            "register_url": AddressBook.of(request).index_path(CitedInLawPage),
            "compare_url": AddressBook.of(request).index_path(ComparePage),
        }

    def record_context(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return status, timeline, provisions and related laws."""
        methodology = AddressBook.of(request).index_path(MethodologyPage)
        return law_context(record) | {"methodology_url": methodology}

    def record_title(self, record: Any) -> str:
        """Return the title in the language of the reader, where there is one."""
        return TextsOfLaw(record).title(readers_language()).text

    def record_crumbs(self, record: Any, book: AddressBook) -> tuple[Crumb, ...]:
        """Return the place between the list and the law."""
        place = record.jurisdiction
        return (Crumb(place.local_name, book.path(place) or ""),) if place else ()
