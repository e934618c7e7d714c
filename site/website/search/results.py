"""Search entries as a reader sees them: with their address, and the words that match marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from foundation.addresses import AddressBook, owner_of
from legislation.services.read_texts import titles_in
from reference.models import Jurisdiction
from reference.readers_language import ENGLISH, readers_language
from website.choices import SearchKind
from website.models import SearchEntry
from website.search.excerpts import Marker

#: The kinds whose titles are English, rather than names that are the same everywhere.
IN_ENGLISH: Final = (SearchKind.LAW, SearchKind.TOPIC)


@dataclass(frozen=True)
class Result:
    """One result, as a reader sees it."""

    entry: SearchEntry
    path: str
    marker: Marker
    #: The title in the language spoken, where that is not English and there is one.
    spoken: str = ""

    @property
    def kind(self) -> str:
        """What it is, such as a law or a portal."""
        return str(SearchKind(self.entry.kind).label)

    @property
    def kind_url(self) -> str:
        """The path of the search for everything of this kind."""
        return f"{reverse('search')}?type={self.entry.kind}"

    @property
    def title(self) -> SafeString:
        """The title, with the words looked for marked."""
        return self.marker.marked(self.spoken or self.entry.title)

    @property
    def title_tag(self) -> str:
        """The language of the title where it is not the one spoken, for its `lang`."""
        is_known = self.spoken or self.entry.language == get_language()
        return "" if is_known or self.entry.kind not in IN_ENGLISH else ENGLISH

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
    spoken = spoken_titles(found)
    return [
        Result(entry, path, marker, spoken.get(entry.pk, ""))
        for entry, path in zip(found, paths, strict=True)
        if path is not None
    ]


def spoken_titles(entries: Iterable[SearchEntry]) -> dict[int, str]:
    """Return the titles of places and laws in the language spoken, by entry; none in English."""
    language = readers_language()
    if language == ENGLISH:
        return {}
    of_kind: dict[str, dict[int, int]] = {SearchKind.PLACE: {}, SearchKind.LAW: {}}
    for entry in entries:
        if entry.kind in of_kind:
            of_kind[entry.kind][int(entry.record_key)] = entry.pk
    places = Jurisdiction.objects.only("code", "name").in_bulk(list(of_kind[SearchKind.PLACE]))
    titles = {key: place.local_name for key, place in places.items()}
    found = {entry: titles[key] for key, entry in of_kind[SearchKind.PLACE].items()}
    laws = of_kind[SearchKind.LAW]
    return found | {laws[key]: title for key, title in titles_in(language, laws).items()}


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
