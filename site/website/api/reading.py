"""What the lists, facets and records of the API answer."""

from collections.abc import Collection, Iterable
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    QueryDict,
)

from foundation.addresses import AddressBook
from foundation.facets import ChoiceFacet, Facet, FacetedList
from foundation.keeping import kept
from website.api.answers import json_response
from website.api.families import BY_NAME, links_of
from website.api.family import Family
from website.api.links import absolute, root
from website.api.paging import behind, cursor_of, read_cursor
from website.api.problems import Problem
from website.models import Withdrawal

GONE: Final = 410
#: Parameters that are no filters.
OWN: Final = ("limit", "cursor", "fields", "lang")
Asked = Any


def open_family(name: str, book: AddressBook) -> Family:
    """Return the family, unless its list is not public."""
    family = BY_NAME[name]
    if not family.is_open(book):
        raise Problem(404, "This list is not public.")
    return family


def list_answer(name: str, request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """Return one page of a list."""
    book = AddressBook.of(request)
    family = open_family(name, book)
    only = wanted_fields(asked.fields, family)
    listing = listing_of(family, request.GET)
    rows, place = page_of(family, listing, asked.limit, read_cursor(asked.cursor, name))
    url = following(request, cursor_of(place, name)) if place else None
    links = links_of(book)
    said = {
        "count": kept(("number", *listing.key), listing.records.order_by().count),
        "next": url,
        "results": [family.row_shape.show(row, links, only) for row in rows],
    }
    return json_response(said, *([(url, "next")] if url else []))


def page_of(
    family: Family, listing: FacetedList, limit: int, place: list[Any]
) -> tuple[list[Any], list[Any]]:
    """Return the rows behind `place`, and where to go on, which is nowhere at the end."""
    records = behind(listing.records, family.order, place).order_by(*family.order)
    found = list(records.values_list(*family.order, "pk")[: limit + 1])
    shown = found[:limit]
    rows = in_order(family, family.load, [each[-1] for each in shown])
    return rows, list(shown[-1][:-1]) if len(found) > limit else []


def in_order(family: Family, load: Any, keys: list[Any]) -> list[Any]:
    """Return the records with these keys as `load` gives them, in the order of the keys."""
    if not keys:
        return []
    rows = load(family.records().filter(pk__in=keys))
    by_key = {family.record_of(row).pk: row for row in rows}
    return [by_key[key] for key in keys if key in by_key]


def facets_answer(name: str, request: HttpRequest) -> HttpResponse:
    """Return the filters of a list: their values, labels, and how many records bear each."""
    family = open_family(name, AddressBook.of(request))
    listing = listing_of(family, request.GET)
    said = {
        "url": f"{root()}{name}",
        "count": kept(("number", *listing.key), listing.records.order_by().count),
        "facets": [
            {
                "label": str(group.facet.label),
                "parameters": list(group.facet.parameters),
                "options": [
                    {
                        "value": option.value,
                        "label": option.label,
                        "count": option.count,
                        "chosen": option.is_chosen,
                    }
                    for option in group.options
                ],
            }
            for group in listing.groups()
        ],
    }
    return json_response(said)


def record_answer(name: str, request: HttpRequest, key: str, asked: Asked) -> HttpResponseBase:
    """Return one record; of one that left the site, that it did, or where its survivor is."""
    book = AddressBook.of(request)
    family = open_family(name, book)
    only = wanted_fields(asked.fields, family, family.whole_shape.fields)
    keys = list(family.found(key).values_list("pk", flat=True)[:1])
    for row in in_order(family, family.load_whole, keys):
        return json_response(family.whole_shape.show(row, links_of(book), only))
    return _say_gone(family, key)


def _say_gone(family: Family, key: str) -> HttpResponseBase:
    gone = Withdrawal.objects.filter(uid=key).first() if _is_uid(key) else None
    if gone is None or gone.kind != family.model._meta.label_lower:
        raise Problem(404, "There is no such record, or it is not public.")
    if gone.survivor_uid is not None:
        return HttpResponsePermanentRedirect(f"{root()}{family.name}/{gone.survivor_uid}")
    raise Problem(
        GONE,
        "This record was taken off the site.",
        withdrawn_at=gone.withdrawn_at.isoformat(),
        reason=gone.reason,
    )


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def listing_of(family: Family, data: QueryDict) -> FacetedList:
    """Return the records that the filters ask for; what is no filter, or no value, is a problem."""
    filters = data.copy()
    for name in OWN:
        filters.pop(name, None)
    listing = family.listing(filters)
    faults = list(_faults(listing, filters))
    if faults:
        raise Problem(422, "A filter, or its value, is not known.", faults)
    return listing


def _faults(listing: FacetedList, filters: QueryDict) -> Iterable[tuple[str, str]]:
    known = set()
    for facet in listing.facets:
        known |= set(facet.parameters)
        for error in listing.readings[facet.name].errors:
            yield "/".join(facet.parameters), _said(facet, str(error))
    for name in filters:
        if name not in known:
            yield name[:100], "This list has no such filter."


def _said(facet: Facet, error: str) -> str:
    """Return what is wrong with a filter: where its values stand, or what the site says."""
    if isinstance(facet, ChoiceFacet):
        return "There is no such value: /facets names those in use."
    return error


def wanted_fields(said: str, family: Family, fields: Any = None) -> Collection[str]:
    """Return the fields asked for; none for all of them."""
    known = {field.key for field in fields or family.row_shape.fields}
    wanted = [each.strip() for each in said.split(",") if each.strip()]
    strange = [each for each in wanted if each not in known]
    if strange:
        raise Problem(
            422,
            "A field is not known.",
            [("fields", f"There is no “{each[:40]}”.") for each in strange[:20]],
        )
    return wanted


def following(request: HttpRequest, cursor: str) -> str:
    """Return the address of the page that goes on at `cursor`."""
    data = request.GET.copy()
    data["cursor"] = cursor
    pairs = [(name, value) for name, values in data.lists() for value in values]
    return f"{absolute(request.path)}?{urlencode(pairs)}"
