"""Every public page with its day, in every language: what the sitemap tells search engines.

Records are read as a stream: neither memory nor the number of queries grows with them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from foundation.addresses import AddressBook, home_paths, index_page_models, prefix_of
from foundation.models import RecordIndexPage
from foundation.public_pages import public_only
from website.assembly.scorecard import public_scorecards

#: Pages that are no Wagtail pages and yet worth finding, by the names of their addresses.
CONTENT: Final = ("map", "figures", "recent_changes", "upcoming", "data_guide", "api_docs")
#: Rows that are read at a time.
CHUNK: Final = 500


@dataclass(frozen=True)
class Entry:
    """One page: its paths by language, and when it was published last, if that is known."""

    paths: dict[str, str]
    changed: datetime | None = None


@dataclass(frozen=True)
class Located:
    """One address of a page, with those of its other languages."""

    path: str
    entry: Entry


def located() -> Iterator[Located]:
    """Yield every address of every public page."""
    for entry in entries():
        for path in entry.paths.values():
            yield Located(path, entry)


def entries() -> Iterator[Entry]:
    """Yield every public page."""
    yield from sorted(_pages(), key=lambda entry: next(iter(entry.paths.values())))
    yield from _content_pages()
    book = AddressBook()
    for records in _records():
        for record in records:
            paths = book.paths_in_languages(record)
            if paths and "#" not in next(iter(paths.values())):
                yield Entry(paths, getattr(record, "last_published_at", None))


def _pages() -> Iterator[Entry]:
    """Yield the Wagtail pages; those that say the same in other languages are one entry."""
    homes = home_paths()
    rows = public_only(Page.objects.live()).order_by("translation_key", "path")
    fields = ("translation_key", "locale__language_code", "url_path", "last_published_at")
    values = rows.values_list(*fields).iterator(CHUNK)
    for _key, group in groupby(values, key=lambda row: row[0]):
        found = [
            (language, f"{prefix_of(language)}/{url_path[len(homes[language]) :]}", changed)
            for _same, language, url_path, changed in group
            if language in homes and url_path.startswith(homes[language])
        ]
        if found:
            paths = {language: path for language, path, _changed in _in_order(found)}
            yield Entry(paths, max((each[2] for each in found if each[2]), default=None))


def _in_order(found: Iterable[tuple[str, str, Any]]) -> list[tuple[str, str, Any]]:
    order = [code for code, _name in settings.LANGUAGES]
    return sorted(found, key=lambda each: order.index(each[0]))


def _content_pages() -> Iterator[Entry]:
    for name in CONTENT:
        paths = {}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                paths[language] = reverse(name)
        yield Entry(paths)


def _records() -> Iterator[Iterable[Any]]:
    """Yield the public records of every list, each family as a stream."""
    for page_model in index_page_models():
        if issubclass(page_model, RecordIndexPage):
            yield page_model().public_records_of_sitemap().iterator(CHUNK)
    yield public_scorecards().iterator(CHUNK)


def number_of_addresses() -> int:
    """Return how many addresses the sitemap holds."""
    return sum(len(entry.paths) for entry in entries())
