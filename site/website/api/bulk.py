"""`/bulk/<family>.ndjson`: every public record of a family, one to a line, as it is read."""

import json
from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from foundation.addresses import AddressBook
from website.api.answers import in_language, linked
from website.api.families import links_of
from website.api.family import Family
from website.api.paging import behind
from website.api.reading import in_order, open_family

CONTENT_TYPE: Final = "application/x-ndjson; charset=utf-8"
#: Records that are read at a time: memory does not grow with the family.
BATCH: Final = 200


def bulk_answer(name: str, request: HttpRequest, asked: Any) -> HttpResponseBase:
    """Return the records as they are read."""
    family = open_family(name, AddressBook.of(request))
    lines = _lines(family, AddressBook.of(request), asked.lang)
    response = StreamingHttpResponse(lines, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.ndjson"'
    linked(response)
    return response


def _lines(family: Family, book: AddressBook, language: str) -> Iterator[bytes]:
    place: list[Any] = []
    while True:
        with in_language(language):
            lines, place = _batch(family, book, place)
        yield from lines
        if not place:
            return


def _batch(family: Family, book: AddressBook, place: list[Any]) -> tuple[list[bytes], list[Any]]:
    records = behind(family.records(), family.order, place).order_by(*family.order)
    found = list(records.values_list(*family.order, "pk")[:BATCH])
    rows = in_order(family, family.load_whole, [each[-1] for each in found])
    links, shape = links_of(book), family.whole_shape
    lines = [f"{json.dumps(shape.show(row, links), ensure_ascii=False)}\n".encode() for row in rows]
    return lines, list(found[-1][:-1]) if len(found) == BATCH else []
