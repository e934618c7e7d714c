"""`/search/`: one ranked list over everything public, with facets, as a page or as a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import Page

from exchange.formats import Column, Table, table_response
from foundation.addresses import AddressBook, owner_of
from foundation.facets import FacetedList
from foundation.models import Crumb, Frame
from website.choices import SearchKind
from website.facets.marks import search_facets
from website.models import SearchEntry
from website.search.excerpts import excerpt, marked
from website.search.finding import MOST_FOUND, Finder, reachable_entries

PER_PAGE = 20
#: Searches to begin with, offered to whoever has not asked for anything.
IDEAS = ("reporting portal", "notice and takedown", "mandatory reporting", "Ghana", "EuroDIG")


@dataclass(frozen=True)
class Result:
    """One result, as a reader sees it."""

    entry: SearchEntry
    path: str
    words: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What it is, such as a law or a portal."""
        return str(SearchKind(self.entry.kind).label)

    @property
    def title(self) -> SafeString:
        """The title, with the words looked for marked."""
        return marked(self.entry.title, self.words)

    @property
    def excerpt(self) -> SafeString:
        """Words of the text, with those looked for marked."""
        return marked(self.plain_excerpt, self.words)

    @cached_property
    def plain_excerpt(self) -> str:
        """Words of the text around the first one that was looked for."""
        return excerpt(self.entry.text, self.words)

    @property
    def url(self) -> str:
        """The absolute address."""
        return f"{settings.SITE_URL}{self.path}"


COLUMNS = (
    Column("type", gettext_lazy("Type"), lambda result: result.entry.kind),
    Column("title", gettext_lazy("Title"), lambda result: result.entry.title),
    Column("url", gettext_lazy("Address"), lambda result: result.url),
    Column("excerpt", gettext_lazy("Excerpt"), lambda result: result.plain_excerpt),
)


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Show what the query string asks for, or hand it out as a file; nothing in it raises."""
    book, finder = AddressBook.of(request), Finder()
    listing = FacetedList(
        search_facets(finder), request.GET, reachable_entries(book), ("page", "format")
    )
    keys = finder.in_order(listing.records) if listing.is_narrowed else []
    wanted = request.GET.get("format", "")
    file = _file(wanted, keys, finder, book) if wanted else None
    if file is not None:
        return file
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    context = _list_context(listing) | {
        "messages_of_list": [*listing.messages(), *_messages(wanted, keys)],
        "is_partial": finder.is_partial,
        "number_found": len(keys),
        "page_of_list": page,
        "results": results(page.object_list, finder, book),
    }
    return TemplateResponse(request, "website/search.html", context)


def _list_context(listing: FacetedList) -> dict[str, Any]:
    crumbs = (Crumb(_("Home"), "/"), Crumb(_("Search")))
    return {
        "frame": Frame(title=_("Search"), path="/search/", crumbs=crumbs),
        "groups": listing.groups(),
        "chips": listing.chips(),
        "list_query": listing.query_string(),
        "is_asked": listing.is_narrowed,
        "ideas": IDEAS,
    }


def results(keys: Iterable[int], finder: Finder, book: AddressBook) -> list[Result]:
    """Return the results with these keys, in this order, in a constant number of queries."""
    entries = SearchEntry.objects.select_related("record_type").in_bulk(list(keys))
    found = [entries[key] for key in keys if key in entries]
    pages = _pages(found)
    paths = [_path(entry, pages, book) for entry in found]
    return [
        Result(entry, path, tuple(finder.words))
        for entry, path in zip(found, paths, strict=True)
        if path is not None
    ]


def _pages(entries: list[SearchEntry]) -> dict[str, Page]:
    keys = [entry.record_key for entry in entries if _is_page(entry)]
    pages = Page.objects.live().public().filter(pk__in=keys) if keys else ()
    return {str(page.pk): page for page in pages}


def _path(entry: SearchEntry, pages: dict[str, Page], book: AddressBook) -> str | None:
    if _is_page(entry):
        page = pages.get(entry.record_key)
        return book.path(page) if page else None
    owner = owner_of(entry.record_model)
    root = book.index_path(owner[0]) if owner else None
    return None if root is None else f"{root}{entry.rest_of_path}"


def _is_page(entry: SearchEntry) -> bool:
    return issubclass(entry.record_model, Page)


def _messages(wanted: str, keys: list[int]) -> list[str]:
    found = []
    if wanted:
        found.append(_("Results can be downloaded as csv, xlsx or json."))
    if len(keys) == MOST_FOUND:
        found.append(
            _("Only the first %(number)d results are shown: add a word or a filter.")
            % {"number": MOST_FOUND}
        )
    return found


def _file(
    wanted: str, keys: list[int], finder: Finder, book: AddressBook
) -> HttpResponseBase | None:
    if wanted == "json":
        return _json(results(keys, finder, book))
    table = Table(COLUMNS, results(keys, finder, book), _("Search results"), timezone.localdate())
    return table_response(wanted, table)


def _json(found: list[Result]) -> HttpResponse:
    rows: list[dict[str, Any]] = [
        {column.key: str(column.value(result)) for column in COLUMNS} for result in found
    ]
    response = JsonResponse(
        {"count": len(rows), "results": rows}, json_dumps_params={"ensure_ascii": False}
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
