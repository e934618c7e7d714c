"""The list of scorecards, the page of each edition, and what it says of one country."""

from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from foundation.addresses import AddressBook
from foundation.facets import ChoiceFacet, Facet, FacetedList, Order, newest_first, ordered_by
from foundation.models import Crumb, RecordIndexPage
from foundation.models.record_index import FORMAT_PARAMETER
from legislation.models import Assessment, Framework
from website.assembly.framework import (
    framework_context,
    framework_rows,
    frameworks_for_page,
    matrix_file,
    publishers,
)
from website.assembly.scorecard import scorecard_context, scorecard_file, scorecards_for_page
from website.facets import words_facet
from website.facets.orders import by_name, recently_changed, recently_verified


def address_of_assessment(assessment: Assessment) -> str | None:
    """Return `<framework>/<country>/`, None while the framework is not public."""
    framework = assessment.framework
    if framework is None or not framework.live or not assessment.slug:
        return None
    return f"{framework.slug}/{assessment.slug}/"


class FrameworkIndexPage(RecordIndexPage):
    """The scorecards: what each asks, and how the countries answer."""

    record_model = Framework
    sub_paths: ClassVar[dict[Any, Any]] = {
        Framework: lambda framework: f"{framework.slug}/",
        Assessment: address_of_assessment,
    }
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    template = "website/framework_index_page.html"
    detail_template = "legislation/framework.html"
    feed_query = "type=framework&type=scorecard"
    scorecard_template: ClassVar[str] = "legislation/assessment.html"

    class Meta:
        verbose_name = _("list of scorecards")
        verbose_name_plural = _("lists of scorecards")

    def listed_records(self) -> QuerySet[Any]:
        """Return the frameworks by name, the latest edition first."""
        return Framework.objects.public().order_by("publisher", "-published_earliest", "name", "pk")

    def detailed_records(self) -> QuerySet[Any]:
        """Return the frameworks with their criteria and the edition before."""
        return frameworks_for_page()

    def facets(self) -> list[Facet]:
        """Return the facets of the list."""
        return [
            words_facet(),
            ChoiceFacet("publisher", _("Publisher"), lookup="publisher", choices=publishers),
        ]

    def orders(self) -> list[Order]:
        """Return the orders of the list."""
        latest = F("published_earliest").desc(nulls_last=True)
        return [
            ordered_by("publisher", _("Publisher"), "publisher", latest, "name"),
            by_name(),
            newest_first("published", _("Published last"), "published_earliest", "name"),
            recently_changed(),
            recently_verified(),
        ]

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Add the number of criteria and of countries to each framework."""
        context = super().list_context(listing, request)
        return context | {"framework_rows": framework_rows(context["records"])}

    # --- one framework ---------------------------------------------------------------------------

    @path("<slug:slug>/")
    def detail_route(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Show one framework, or hand out its table of countries and criteria."""
        framework = self.get_record(slug=slug)
        file = matrix_file(request.GET.get(FORMAT_PARAMETER, ""), framework, request)
        return file or self.render_record(framework, request)

    def record_context(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return the table of answers, its totals and what changed since the edition before."""
        return framework_context(record)

    # --- one country -----------------------------------------------------------------------------

    @path("<slug:framework>/<slug:slug>/")
    def scorecard_route(self, request: HttpRequest, framework: str, slug: str) -> HttpResponseBase:
        """Show what a framework says of one country, or hand it out as a file."""
        found = get_object_or_404(scorecards_for_page(), framework__slug=framework, slug=slug)
        file = scorecard_file(request.GET.get(FORMAT_PARAMETER, ""), found, request)
        return file or self.render_scorecard(found, request)

    def render_scorecard(self, assessment: Any, request: HttpRequest) -> HttpResponse:
        """Show a scorecard, a public one or a draft in its preview."""
        book = AddressBook.of(request)
        context = self.get_context(request)
        context |= {"record": assessment, "frame": self.record_frame(assessment, book)}
        context |= scorecard_context(assessment)
        return TemplateResponse(request, self.scorecard_template, context)

    def record_crumbs(self, record: Any, book: AddressBook) -> tuple[Crumb, ...]:
        """Return the framework between the list and a scorecard."""
        framework = record.framework if isinstance(record, Assessment) else None
        return (Crumb(framework.name, book.path(framework) or ""),) if framework else ()

    def record_description(self, record: Any) -> str:
        """Return what the framework measures; of a scorecard its note."""
        return record.note if isinstance(record, Assessment) else record.summary

    @classmethod
    def preview_assessment(cls, assessment: Any, request: HttpRequest) -> HttpResponse:
        """Show an assessment, live or draft, as its public page would."""
        page = cls._default_manager.first()
        if page is None:
            return HttpResponse(str(assessment), content_type="text/plain; charset=utf-8")
        return page.render_scorecard(assessment, request)

    # --- addresses -------------------------------------------------------------------------------

    def get_route_paths(self) -> list[str]:
        """Return where this page answers, the scorecards among them."""
        rests = map(address_of_assessment, self._public_scorecards())
        return [*super().get_route_paths(), *(f"/{rest}" for rest in rests if rest)]

    def _public_scorecards(self) -> QuerySet[Any]:
        found: QuerySet[Any] = Assessment.objects.public().filter(framework__live=True)
        return found.select_related("framework")
