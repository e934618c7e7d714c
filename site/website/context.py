"""What the frame of every public page shows: name, menu, the organisation behind the site."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from foundation.addresses import AddressBook
from foundation.keeping import kept
from foundation.public_pages import public_only
from partnerships.register.models import Organisation, Portal


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main menu."""

    label: str
    url: str
    is_current: bool


class SiteFrame:
    """Read on first use, once for each request; what is not shown costs nothing."""

    name: str = settings.WAGTAIL_SITE_NAME

    def __init__(self, request: HttpRequest) -> None:
        """Take the request, whose address tells where the reader is."""
        self._request = request

    @cached_property
    def menu(self) -> list[MenuItem]:
        """The lists of the site, in the order of the page tree."""
        return [self._item(*each) for each in self._pages[True]]

    @cached_property
    def standing_texts(self) -> list[MenuItem]:
        """The pages below the home page that are not in the menu."""
        return [self._item(*each) for each in self._pages[False]]

    @cached_property
    def _pages(self) -> dict[bool, list[tuple[str, str]]]:
        """Title and address of the pages below the home page: those in the menu, and the others."""
        site = Site.find_for_request(self._request)
        if site is None:
            return {True: [], False: []}
        return kept(("pages below home", site.pk), lambda: self._below(site))

    def _below(self, site: Site) -> dict[bool, list[tuple[str, str]]]:
        found: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
        for page in public_only(Page.objects.child_of(site.root_page).live()).order_by("path"):
            found[page.show_in_menus].append((page.title, page.get_url(self._request) or ""))
        return found

    def _item(self, title: str, url: str) -> MenuItem:
        return MenuItem(title, url, bool(url) and self._request.path.startswith(url))

    @cached_property
    def organisation(self) -> Organisation | None:
        """The organisation that runs the site."""
        return kept(("us",), Organisation.objects.live().us().first)

    @cached_property
    def portals_url(self) -> str:
        """Where the reporting portals are listed."""
        return AddressBook.of(self._request).list_path(Portal) or ""


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """Give templates the frame of the site, as `site`."""
    return {"site": SiteFrame(request)}
