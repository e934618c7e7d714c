"""What a file of a list says of itself: address, filters, sources, and how it is cited."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.about import About
from exchange.formats import Table, table_response
from foundation.text import tidy_line
from stewardship.models import Source
from website.citations.author import author
from website.citations.days import in_words

#: Parameters that say in which form a list is shown, not what is in it.
OF_FORM = ("format", "page")


def _no_sources() -> Iterable[str]:
    return ()


def list_file(
    wanted: str,
    table: Table,
    request: HttpRequest,
    source_of: Callable[[Any], Any] = lambda _row: None,
) -> HttpResponseBase | None:
    """Return a table as a file that says where it comes from; None for a strange format.

    `source_of` returns the source that a row rests on, None without one.
    """

    def publishers() -> Iterable[str]:
        return (publisher_of(source) for row in table.rows if (source := source_of(row)))

    about = about_list(table.title, request, sources=publishers)
    return table_response(wanted, replace(table, about=about))


def publisher_of(source: Source) -> str:
    """Return who published a source; its title where that is not recorded."""
    return source.publisher or source.title


def about_list(
    title: str,
    request: HttpRequest,
    filters: Iterable[str] = (),
    sources: Callable[[], Iterable[str]] = _no_sources,
) -> About:
    """Return where a file comes from: the list that `request` asked for.

    `filters` say in words what narrows it; `sources` returns its publishers once it is written.
    """
    filters = tuple(filters)
    address = address_of_list(request)
    return About(
        address=address, filters=filters, cite=_cite(title, filters, address), sources=sources
    )


def address_of_list(request: HttpRequest) -> str:
    """Return the absolute address of the list as a page."""
    data = request.GET.copy()
    for name in OF_FORM:
        data.pop(name, None)
    query = data.urlencode()
    return f"{settings.SITE_URL}{request.path}{'?' if query else ''}{query}"


def _cite(title: str, filters: tuple[str, ...], address: str) -> str:
    today = timezone.localdate()
    words = {
        "author": tidy_line(author()),
        "year": today.year,
        "title": f"{title} ({'; '.join(filters)})" if filters else title,
        "site": settings.WAGTAIL_SITE_NAME,
        "day": in_words(today),
        "url": address,
    }
    return _("%(author)s (%(year)d): %(title)s. %(site)s, as of %(day)s. %(url)s") % words
