"""`/search`: what answers to words, best first, over everything public."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from foundation.addresses import AddressBook
from foundation.facets import FacetedList
from website.api.answers import json_response
from website.api.families import BY_CHANGE
from website.api.links import root
from website.api.paging import cursor_of, read_cursor
from website.api.problems import Problem
from website.api.reading import following
from website.facets.marks import search_facets
from website.search.finding import Finder, reachable_entries
from website.search.results import Result, results

#: Parameters of the search that are no filters.
OWN = ("limit", "cursor", "lang", "fields")


def search_answer(request: HttpRequest, asked: Any) -> HttpResponse:
    """Return one page of the results."""
    book = AddressBook.of(request)
    reachable = reachable_entries(book)
    finder = Finder(reachable)
    filters = request.GET.copy()
    for name in OWN:
        filters.pop(name, None)
    listing = FacetedList(search_facets(finder), filters, reachable)
    faults = [("", message) for message in listing.messages()]
    if faults:
        raise Problem(422, "A filter, or its value, is not known.", faults)
    keys = finder.in_order(listing.records) if listing.is_narrowed else []
    if finder.unavailable:
        raise Problem(503, "Search is being rebuilt and cannot answer just now.")
    start = _start(asked.cursor)
    shown = results(keys[start : start + asked.limit], finder.marker, book)
    more = start + asked.limit < len(keys)
    url = following(request, cursor_of([start + asked.limit], "search")) if more else None
    said = {
        "count": len(keys),
        "looked_for": finder.corrected,
        "next": url,
        "results": [_result(each) for each in shown],
    }
    return json_response(said, *([(url, "next")] if url else []))


def _start(cursor: str) -> int:
    place = read_cursor(cursor, "search")
    return place[0] if place and isinstance(place[0], int) else 0


def _result(found: Result) -> dict[str, Any]:
    entry = found.entry
    family = BY_CHANGE.get(entry.kind)
    is_own = family is not None and family.change_families[0] == entry.kind
    return {
        "type": {"code": entry.kind, "label": found.kind},
        "uid": str(entry.uid),
        "title": entry.title,
        "excerpt": found.plain_excerpt,
        "page": found.url,
        "api": f"{root()}{family.name}/{entry.uid}" if is_own and family else None,
    }
