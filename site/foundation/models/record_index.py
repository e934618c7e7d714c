"""The page that owns the public addresses of a family of records: its list and their details."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.core.paginator import EmptyPage, Paginator
from django.core.paginator import Page as ListPage
from django.db import models
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Locale, Page

from foundation import registries
from foundation.addresses import AddressBook, SubPath
from foundation.facets import Facet, FacetedList, Order, kept_dead_end_of
from foundation.models.base_page import BasePage, Crumb, Frame

PAGE_PARAMETER = "page"
FORMAT_PARAMETER = "format"
#: Longer numbers of pages are refused before they are read.
LONGEST_NUMBER = 9


class RecordIndexPage(RoutablePageMixin, BasePage):
    """A list of records with facets, and the page of each record below it.

    A family says which model it shows, how an address continues behind that of this page
    (`sub_paths`, for every model that lives under it), its facets and its templates.
    """

    introduction = models.TextField(gettext_lazy("introduction"), blank=True)

    max_count = 1
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[Any] = (*Page.content_panels, "introduction")

    record_model: ClassVar[type[Model]]
    sub_paths: ClassVar[Mapping[type[Model], SubPath]] = {}
    detail_template: ClassVar[str]
    per_page: ClassVar[int] = 50

    class Meta:
        abstract = True

    # --- what a family answers -----------------------------------------------------------------

    def public_records(self) -> QuerySet[Any]:
        """Return what the public may see of the family."""
        rows: Any = self.record_model._default_manager
        return rows.public()

    def listed_records(self) -> QuerySet[Any]:
        """Return the public records with what a row of the list shows, in the list's order."""
        return self.public_records()

    def detailed_records(self) -> QuerySet[Any]:
        """Return the public records with what their own page shows."""
        return self.public_records()

    def facets(self) -> Iterable[Facet]:
        """Return the facets of the list."""
        return ()

    def orders(self) -> Iterable[Order]:
        """Return the orders in which the list may be read, the usual one first."""
        return ()

    def record_context(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return what the page of `record` shows beside the record itself."""
        return {}

    def record_description(self, record: Any) -> str:
        """Return one or two sentences about `record`."""
        return getattr(record, "summary", "")

    def feed_of(self, record: Any) -> str | None:
        """Return the query string of the feed that tells of changes to `record`."""
        uid = getattr(record, "uid", None)
        return f"record={uid}" if uid else None

    def record_title(self, record: Any) -> str:
        """Return what a record is called in the language of the reader."""
        return str(record)

    def record_crumbs(self, record: Any, book: AddressBook) -> tuple[Crumb, ...]:
        """Return the steps between the list and the page of `record`."""
        return ()

    def download(
        self, wanted: str, listing: FacetedList, request: HttpRequest
    ) -> HttpResponse | None:
        """Return the list as a file in the format `wanted`, None when it is not offered."""
        filters = [f"{chip.label}: {chip.words}" for chip in listing.chips()]
        for write in registries.list_writers.of(self.record_model):
            file: HttpResponse | None = write(wanted, listing.records, request, filters)
            return file
        return None

    # --- the list --------------------------------------------------------------------------------

    @path("")
    def list_route(self, request: HttpRequest) -> HttpResponse:
        """Show the list, or hand it out as a file."""
        listing = self.listing(request)
        wanted = request.GET.get(FORMAT_PARAMETER, "")
        file = self.download(wanted, listing, request) if wanted else None
        if file is not None:
            return file
        messages = listing.messages()
        if wanted:
            messages.append(_("This list can be downloaded as csv, xlsx or json."))
        context = self.get_context(request) | self.list_context(listing, request)
        context["frame"] = replace(context["frame"], feed=self.feed_of_list(listing))
        context["messages_of_list"] = messages + self._page_messages(request)
        return TemplateResponse(request, self.get_template(request), context)

    def feed_of_list(self, listing: FacetedList) -> str | None:
        """Return the query string of the feed that tells of changes to what the list shows."""
        if self.feed_query is None:
            return None
        return "&".join(filter(None, (self.feed_query, listing.query_string().lstrip("?"))))

    def listing(self, request: HttpRequest) -> FacetedList:
        """Return the records that the query string asks for."""
        own = (PAGE_PARAMETER, FORMAT_PARAMETER)
        records = self.listed_records()
        return FacetedList(self.facets(), request.GET, records, own, self.orders())

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Return what the list shows."""
        page = self.page_of(listing, request)
        groups = listing.groups()
        return {
            "listing": listing,
            "groups": groups,
            "letters": listing.letter_links(groups),
            "orders": listing.order_links(),
            "kept": listing.order_pairs,
            "chips": listing.chips(),
            "page_of_list": page,
            "records": page.object_list,
            "number_found": page.paginator.count,
            "dead_end": None if page.paginator.count else kept_dead_end_of(listing),
            "list_query": listing.query_string(),
        }

    def page_of(self, listing: FacetedList, request: HttpRequest) -> ListPage[Any]:
        """Return the page of the list asked for; Http404 beyond its end, page 1 for nonsense."""
        paginator = KeptPaginator(listing, self.per_page)
        number = request.GET.get(PAGE_PARAMETER, "1")
        try:
            return paginator.page(number if is_page_number(number) else 1)
        except EmptyPage as error:
            raise Http404(_("The list ends before this page.")) from error

    def _page_messages(self, request: HttpRequest) -> list[str]:
        number = request.GET.get(PAGE_PARAMETER, "1")
        if is_page_number(number):
            return []
        return [_("The number of the page could not be read: this is the first one.")]

    # --- one record ------------------------------------------------------------------------------

    @path("<slug:slug>/")
    def detail_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show one record."""
        return self.render_record(self.get_record(slug=slug), request)

    def get_record(self, **names: Any) -> Any:
        """Return the public record with these names in its address, or raise Http404."""
        return get_object_or_404(self.detailed_records(), **names)

    def render_record(self, record: Any, request: HttpRequest) -> HttpResponse:
        """Show `record`, a public one or a draft in its preview."""
        book = AddressBook.of(request)
        context = self.get_context(request)
        context |= {"record": record, "frame": self.record_frame(record, book)}
        context |= self.record_context(record, request)
        return TemplateResponse(request, self.detail_template, context)

    def record_frame(self, record: Any, book: AddressBook) -> Frame:
        """Return what the frame around the page of `record` says."""
        here = Crumb(self.title, book.index_path(type(self)) or "")
        between = self.record_crumbs(record, book)
        frame = Frame(
            title=self.record_title(record),
            description=self.record_description(record) or self.introduction,
            path=book.future_path(record) or "",
            crumbs=(*self.crumbs()[:-1], here, *between, Crumb(self.record_title(record))),
            kind="article",
            feed=self.feed_of(record),
            languages=book.paths_in_languages(record),
            image_path=registries.share_picture(record),
        )
        return frame.with_facts_of(record, book)

    @classmethod
    def preview(cls, record: Any, request: HttpRequest) -> HttpResponse:
        """Show `record` as its public page would: the renderer registered for the family."""
        page = cls._default_manager.filter(locale=Locale.get_default()).first()
        if page is None:
            return HttpResponse(str(record), content_type="text/plain; charset=utf-8")
        response: HttpResponse = page.render_record(record, request)
        return response

    def get_route_paths(self) -> list[str]:
        """Return where this page answers, for the redirects that Wagtail makes when it moves."""
        rest_of = self.sub_paths.get(self.record_model)
        if rest_of is None:
            return ["/"]
        rests = map(rest_of, self.public_records_of_sitemap())
        return ["/", *(f"/{rest}" for rest in rests if rest)]

    # --- search engines --------------------------------------------------------------------------

    def public_records_of_sitemap(self) -> QuerySet[Any]:
        """Return the public records with what their address needs."""
        return self.public_records()


class KeptPaginator(Paginator):
    """Pages of a list, whose number of records and whose rows are kept while nothing changes."""

    def __init__(self, listing: FacetedList, per_page: int) -> None:
        """Take the records that a query string asks for."""
        super().__init__(listing.records, per_page)
        self._listing = listing

    @cached_property
    def count(self) -> int:
        """The number of records."""
        return self._listing.count()

    def _get_page(self, rows: QuerySet[Any], number: int, *_paginator: Any) -> ListPage[Any]:
        found = self._listing.keep(("rows", number, self.per_page), lambda: list(rows))
        return ListPage(found, number, self)


def is_page_number(text: str) -> bool:
    """Whether `text` is a positive number of a page."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER and int(text) > 0
