"""Serve a page: the few that own lists are found without asking the database each time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.views import serve as serve_wagtail

from foundation.keeping import kept
from foundation.models import RecordIndexPage
from website.models import ComparePage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at `path`."""
    find_route(request, path)
    response: HttpResponse = serve_wagtail(request, path)
    return response


def find_route(request: Any, path: str) -> None:
    """Tell Wagtail site and page when the page is the home page or owns a list below it.

    Whether the request may see the page is not decided here: Wagtail asks that of every page.
    """
    host = (request._get_raw_host(), request.get_port())
    site = kept(("site", *host), lambda: Site.find_for_request(request))
    if site is None:
        return
    request._wagtail_site = site
    first, *rest = [part for part in path.split("/") if part] or [""]
    page = kept(("owner of list", site.pk, first), lambda: _owner(site, first))
    if page is not None:
        try:
            request._wagtail_route_for_request = page.route(request, rest)
        except Http404:
            request._wagtail_route_for_request = None


def _owner(site: Site, slug: str) -> Page | None:
    """Return the page below the home page with this slug if it owns a list; home without one.

    Home is that of the language spoken, where there is one.
    """
    home = site.root_page.localized
    if not slug:
        return home.specific
    found = Page.objects.child_of(home).live().filter(slug=slug, alias_of=None).first()
    page = found.specific if found is not None else None
    return page if isinstance(page, RecordIndexPage | ComparePage) else None
