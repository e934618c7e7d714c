"""What the frame of every public page shows: name, menu, the organisation behind the site."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from foundation.addresses import AddressBook
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
        site = Site.find_for_request(self._request)
        if site is None:
            return []
        pages = Page.objects.child_of(site.root_page).live().public().in_menu().order_by("path")
        return [self._item(page) for page in pages]

    @cached_property
    def standing_texts(self) -> list[MenuItem]:
        """The pages below the home page that are not in the menu."""
        site = Site.find_for_request(self._request)
        if site is None:
            return []
        pages = Page.objects.child_of(site.root_page).live().public().filter(show_in_menus=False)
        return [self._item(page) for page in pages.order_by("path")]

    def _item(self, page: Page) -> MenuItem:
        url = page.get_url(self._request) or ""
        return MenuItem(page.title, url, bool(url) and self._request.path.startswith(url))

    @cached_property
    def organisation(self) -> Organisation | None:
        """The organisation that runs the site."""
        found: Organisation | None = Organisation.objects.live().us().first()
        return found

    @cached_property
    def portals_url(self) -> str:
        """Where the reporting portals are listed."""
        return AddressBook.of(self._request).list_path(Portal) or ""


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """Give templates the frame of the site, as `site`."""
    return {"site": SiteFrame(request)}
