"""What the frame of every public page shows: name, menu, the organisation behind the site."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site

from exchange.licence import Licence, licence
from foundation.addresses import AddressBook
from foundation.keeping import kept
from foundation.models import Alternate, Frame
from foundation.public_pages import public_only
from partnerships.register.models import Organisation, Portal
from website.assembly.footer import IN_MENU, Way, WayGroup, footer_groups, ways_of
from website.assembly.look import Look, look_of_the_site


class SiteFrame:
    """Read on first use, once for each request; what is not shown costs nothing."""

    def __init__(self, request: HttpRequest) -> None:
        """Take the request, whose address tells where the reader is."""
        self._request = request

    @cached_property
    def look(self) -> Look:
        """How the site looks: its logo, its own style sheet, the words at its foot."""
        return look_of_the_site()

    @cached_property
    def name(self) -> str:
        """The name of the site."""
        return self.look.name

    @cached_property
    def home_url(self) -> str:
        """The home page in the language spoken."""
        return reverse("wagtail_serve", args=[""])

    @cached_property
    def languages(self) -> list[Alternate]:
        """The home page in every language, for pages that have no address of their own."""
        return Frame(title="", path=self.home_url).alternates

    @cached_property
    def menu(self) -> list[Way]:
        """The lists of the site, in the order of the page tree, and what belongs to them."""
        extra = [self._item(str(way.label), way.url) for way in ways_of(IN_MENU)]
        return [*(self._item(*each) for each in self._pages[True]), *extra]

    @cached_property
    def standing_texts(self) -> list[Way]:
        """The pages below the home page that are not in the menu."""
        return [self._item(*each) for each in self._pages[False]]

    @cached_property
    def footer(self) -> list[WayGroup]:
        """The ways at the foot of the page."""
        return footer_groups(self.menu, self.standing_texts)

    @cached_property
    def _pages(self) -> dict[bool, list[tuple[str, str]]]:
        """Title and address of the pages below the home page: those in the menu, and the others."""
        site = Site.find_for_request(self._request)
        if site is None:
            return {True: [], False: []}
        return kept(("pages below home", site.pk), lambda: self._below(site))

    def _below(self, site: Site) -> dict[bool, list[tuple[str, str]]]:
        found: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
        home = site.root_page.localized
        for page in public_only(Page.objects.child_of(home).live()).order_by("path"):
            found[page.show_in_menus].append((page.title, page.get_url(self._request) or ""))
        return found

    def _item(self, title: str, url: str) -> Way:
        return Way(title, url, bool(url) and self._request.path.startswith(url))

    @cached_property
    def licence(self) -> Licence:
        """On what terms the facts of the site may be used again."""
        return licence()

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
