"""Search entries as a reader sees them: with their address, and the words that match marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.safestring import SafeString
from wagtail.models import Page

from foundation.addresses import AddressBook, owner_of
from website.choices import SearchKind
from website.models import SearchEntry
from website.search.excerpts import Marker


@dataclass(frozen=True)
class Result:
    """One result, as a reader sees it."""

    entry: SearchEntry
    path: str
    marker: Marker

    @property
    def kind(self) -> str:
        """What it is, such as a law or a portal."""
        return str(SearchKind(self.entry.kind).label)

    @property
    def title(self) -> SafeString:
        """The title, with the words looked for marked."""
        return self.marker.marked(self.entry.title)

    @property
    def excerpt(self) -> SafeString:
        """Words of the text, with those looked for marked."""
        return self.marker.excerpt(self.entry.text)

    @cached_property
    def plain_excerpt(self) -> str:
        """Words of the text around those that were looked for."""
        return self.marker.plain_excerpt(self.entry.text)

    @property
    def url(self) -> str:
        """The absolute address."""
        return f"{settings.SITE_URL}{self.path}"


def results(keys: Iterable[int], marker: Marker, book: AddressBook) -> list[Result]:
    """Return the results with these keys, in this order, in a constant number of queries."""
    keys = list(keys)
    entries = SearchEntry.objects.select_related("record_type").in_bulk(keys)
    found = [entries[key] for key in keys if key in entries]
    pages = _pages(found)
    paths = [_path(entry, pages, book) for entry in found]
    return [
        Result(entry, path, marker)
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
