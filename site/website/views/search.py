"""`/search/`: one ranked list over everything public, with facets, as a page or as a file."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from exchange.formats import Column, Table
from exchange.value_kinds import ValueKind
from foundation.addresses import AddressBook
from foundation.facets import FacetedList, dead_end_of
from foundation.models import Crumb, Frame
from website.citations.lists import list_file
from website.facets.marks import search_facets
from website.search.finding import MOST_FOUND, Finder, reachable_entries
from website.search.orders import search_orders
from website.search.results import Result, results

PER_PAGE = 20
#: Searches to begin with, offered to whoever has not asked for anything.
IDEAS = ("reporting portal", "notice and takedown", "mandatory reporting", "Ghana", "EuroDIG")
#: The parameter that asks for the words exactly as they are spelt.
LITERAL = "exact"
WHAT_IS_FOUND = gettext_lazy(
    "Laws, reporting portals, partners, forums and their meetings, countries, case studies, "
    "topics and pages, in one list."
)
REBUILDING = gettext_lazy(
    "Search is being rebuilt and cannot answer just now. Try again in a few minutes."
)

COLUMNS = (
    Column(
        "type",
        gettext_lazy("Type"),
        lambda result: result.entry.kind,
        gettext_lazy("What kind of page was found, as a code."),
        ValueKind.CODE,
    ),
    Column(
        "title",
        gettext_lazy("Title"),
        lambda result: result.entry.title,
        gettext_lazy("The title of the page."),
    ),
    Column(
        "url",
        gettext_lazy("Address"),
        lambda result: result.url,
        gettext_lazy("Where the page is."),
        ValueKind.ADDRESS,
    ),
    Column(
        "excerpt",
        gettext_lazy("Excerpt"),
        lambda result: result.plain_excerpt,
        gettext_lazy("The words around what was looked for."),
    ),
)


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Show what the query string asks for, or hand it out as a file; nothing in it raises."""
    book = AddressBook.of(request)
    reachable = reachable_entries(book)
    finder = Finder(reachable, is_literal=LITERAL in request.GET)
    listing = FacetedList(
        search_facets(finder), request.GET, reachable, ("page", "format", LITERAL), search_orders()
    )
    keys = _keys(finder, listing) if listing.is_narrowed else []
    wanted = request.GET.get("format", "")
    file = _file(wanted, keys, finder, request) if wanted else None
    if file is not None:
        return file
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    context = _list_context(listing) | _question_context(finder, listing)
    context |= {
        "messages_of_list": [*listing.messages(), *_messages(wanted, keys)],
        "number_found": len(keys),
        "page_of_list": page,
        "dead_end": dead_end_of(listing) if listing.is_narrowed and not keys else None,
        "results": results(page.object_list, finder.marker, book),
    }
    response = TemplateResponse(request, "website/search.html", context)
    return _unkept(response) if finder.unavailable else response


def _keys(finder: Finder, listing: FacetedList) -> list[int]:
    """Return what was found, in the order asked for."""
    entries = listing.records
    if not listing.order_pairs:
        return finder.in_order(entries)
    return list(entries.values_list("pk", flat=True)[:MOST_FOUND])


def _list_context(listing: FacetedList) -> dict[str, Any]:
    crumbs = (Crumb(_("Home"), reverse("wagtail_serve", args=[""])), Crumb(_("Search")))
    return {
        "frame": Frame(_("Search"), str(WHAT_IS_FOUND), path=reverse("search"), crumbs=crumbs),
        "groups": listing.groups(),
        "chips": listing.chips(),
        "listing": listing,
        "orders": listing.order_links(),
        "kept": listing.order_pairs,
        "list_query": listing.query_string(),
        "is_asked": listing.is_narrowed,
        "ideas": IDEAS,
    }


def _question_context(finder: Finder, listing: FacetedList) -> dict[str, Any]:
    """Return what the page says about the words: how they were read, and how else they may be."""
    typed = listing.readings["q"].of("q")
    context: dict[str, Any] = {
        "unavailable": REBUILDING if finder.unavailable else "",
        "is_partial": finder.is_partial,
        "typed": typed[0] if typed else "",
        "corrected": finder.corrected,
        "suggested": finder.suggested,
        "literal_query": urlencode({"q": typed[0], LITERAL: 1}) if typed else "",
    }
    if finder.is_literal:
        context["list_query"] = f"{listing.query_string()}&{LITERAL}=1"
    return context


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
    wanted: str, keys: list[int], finder: Finder, request: HttpRequest
) -> HttpResponseBase | None:
    book = AddressBook.of(request)
    if wanted == "json":
        return _json(results(keys, finder.marker, book), finder)
    if finder.unavailable:
        return None
    found = results(keys, finder.marker, book)
    table = Table(COLUMNS, found, _("Search results"), timezone.localdate())
    return list_file(wanted, table, request)


def _json(found: list[Result], finder: Finder) -> HttpResponse:
    rows: list[dict[str, Any]] = [
        {column.key: str(column.value(result)) for column in COLUMNS} for result in found
    ]
    answer: dict[str, Any] = {"count": len(rows), "results": rows}
    if finder.unavailable:
        answer["unavailable"] = str(REBUILDING)
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response["X-Content-Type-Options"] = "nosniff"
    return _unkept(response) if finder.unavailable else response


def _unkept(response: HttpResponse) -> HttpResponse:
    """Return a response that nobody keeps: the next one will say more."""
    response["Cache-Control"] = "no-store"
    return response
