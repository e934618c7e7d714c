"""The list of case studies."""

from typing import Any, ClassVar, Final

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from casestudies.models.case_study_page import CaseStudyPage
from foundation import registries
from foundation.collation import Alphabetical
from foundation.facets import (
    ChoiceFacet,
    Facet,
    FacetedList,
    Order,
    Records,
    TextFacet,
    YearsFacet,
    dead_end_of,
    newest_first,
    ordered_by,
)
from foundation.models import BasePage
from foundation.models.record_index import FORMAT_PARAMETER, PAGE_PARAMETER
from reference.models import Jurisdiction, Topic

PER_PAGE: Final = 50


class CaseStudyIndexPage(BasePage):
    """The list of case studies."""

    introduction = models.TextField(_("introduction"), blank=True)

    max_count = 1
    subpage_types: ClassVar[list[str]] = ["casestudies.CaseStudyPage"]
    template = "casestudies/case_study_index_page.html"
    feed_query = "type=case_study"

    content_panels: ClassVar[Any] = (*Page.content_panels, "introduction")

    class Meta:
        verbose_name = _("list of case studies")
        verbose_name_plural = _("lists of case studies")

    def case_studies(self) -> models.QuerySet[CaseStudyPage]:
        """Return the studies the public may see, with their places."""
        studies = CaseStudyPage.objects.child_of(self).live().public()
        return studies.prefetch_related("jurisdictions")

    def facets(self) -> list[Facet]:
        """Return the facets of the list."""
        return [
            TextFacet("q", _("Words"), find=_bearing),
            ChoiceFacet(
                "country",
                _("Country or body"),
                lookup="jurisdictions__code",
                choices=_place_names,
                many=True,
            ),
            ChoiceFacet(
                "topic",
                _("Topic"),
                lookup="topic_items__tag__slug",
                choices=_topic_names,
                many=True,
                can_ask_all=True,
            ),
            YearsFacet("year", _("Year"), date="happened"),
        ]

    def orders(self) -> list[Order]:
        """Return the orders of the list."""
        return [
            newest_first("event", _("Latest first"), "happened_earliest", "title"),
            ordered_by("name", _("Name, A to Z"), Alphabetical("title"), "title"),
            newest_first("changed", _("Recently changed"), "last_published_at", "title"),
        ]

    def listing(self, request: HttpRequest) -> FacetedList:
        """Return the studies that the query string asks for."""
        own = (PAGE_PARAMETER, FORMAT_PARAMETER)
        return FacetedList(self.facets(), request.GET, self.case_studies(), own, self.orders())

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or hand it out as a file."""
        for write in registries.list_writers.of(CaseStudyPage):
            file: HttpResponse | None = write(
                request.GET.get(FORMAT_PARAMETER, ""), self.listing(request).records, request
            )
            if file is not None:
                return file
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list."""
        context = super().get_context(request, *args, **kwargs)
        listing = self.listing(request)
        number, messages = listing.count(), listing.messages()
        if request.GET.get(FORMAT_PARAMETER):
            messages.append(gettext("This list can be downloaded as csv, xlsx or json."))
        page = Paginator(listing.records, PER_PAGE).get_page(request.GET.get(PAGE_PARAMETER))
        return context | {
            "listing": listing,
            "groups": listing.groups(),
            "chips": listing.chips(),
            "orders": listing.order_links(),
            "kept": listing.order_pairs,
            "list_query": listing.query_string(),
            "number_found": number,
            "dead_end": None if number else dead_end_of(listing),
            "messages_of_list": messages,
            "page_of_list": page,
            "records": page.object_list,
            "case_studies": page.object_list,
        }


def _bearing(studies: Records, words: str) -> Records:
    """Return the studies whose title or summary bears every one of the words."""
    for word in words.split():
        studies = studies.filter(Q(title__icontains=word) | Q(summary__icontains=word))
    return studies


def _place_names() -> dict[str, str]:
    places = Jurisdiction.objects.only("code", "name", "sort_name")
    in_order = sorted(places, key=lambda place: (place.local_sort_key, place.code))
    return {place.code: place.local_name for place in in_order}


def _topic_names() -> dict[str, str]:
    return dict(Topic.objects.order_by("name").values_list("slug", "name"))
