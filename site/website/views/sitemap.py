"""`/sitemap.xml`: every public page in every language, by the protocol of sitemaps.org.

Above `MOST` addresses it is an index of parts, `/sitemap-1.xml` and so on.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from math import ceil
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from foundation.keeping import kept
from website.assembly.sitemap import Entry, Located, located, number_of_addresses

#: Addresses in one file; the protocol allows 50,000.
MOST = 40_000
#: What is short is answered in one piece, what is longer as it is read.
SHORT: Final = 4_000
CONTENT_TYPE: Final = "application/xml"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
URLSET: Final = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
INDEX: Final = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


@require_safe
def sitemap(_request: HttpRequest) -> HttpResponseBase:
    """Tell search engines every page, or where the parts are that do."""
    number = kept(("addresses of the sitemap",), number_of_addresses)
    if number <= SHORT:
        return HttpResponse("".join(_lines(located())), content_type=CONTENT_TYPE)
    if number <= MOST:
        return _streamed(located())
    parts = range(1, ceil(number / MOST) + 1)
    found = (reverse("sitemap_part", args=[part]) for part in parts)
    lines = "".join(f"<sitemap><loc>{_address(path)}</loc></sitemap>\n" for path in found)
    return HttpResponse(f"{HEAD}{INDEX}{lines}</sitemapindex>\n", content_type=CONTENT_TYPE)


@require_safe
def sitemap_part(_request: HttpRequest, part: int) -> HttpResponseBase:
    """Tell search engines a part of the pages, or raise Http404 beyond the last one."""
    number = kept(("addresses of the sitemap",), number_of_addresses)
    if not 1 <= part <= ceil(number / MOST):
        raise Http404
    return _streamed(islice(located(), (part - 1) * MOST, part * MOST))


def _streamed(found: Iterable[Located]) -> StreamingHttpResponse:
    return StreamingHttpResponse(_lines(found), content_type=CONTENT_TYPE)


def _lines(found: Iterable[Located]) -> Iterator[str]:
    yield HEAD + URLSET
    for each in found:
        changed = _changed(each.entry.changed)
        yield f"<url><loc>{_address(each.path)}</loc>{changed}{_alternates(each.entry)}</url>\n"
    yield "</urlset>\n"


def _changed(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return f"<lastmod>{timezone.localtime(moment).isoformat(timespec='seconds')}</lastmod>"


def _alternates(entry: Entry) -> str:
    if len(entry.paths) < 2:
        return ""
    first = next(iter(entry.paths.values()))
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(_plain(path))}/>'
        for language, path in [*entry.paths.items(), ("x-default", first)]
    )


def _plain(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _address(path: str) -> str:
    return escape(_plain(path))
