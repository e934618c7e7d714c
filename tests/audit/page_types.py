"""One address, or a few, for every type of page, found in the sitemap of a running site."""

import re
from dataclasses import dataclass
from typing import Final

import httpx

from tests.journeys.running_site import AS_BY_PROXY

LANGUAGES: Final = {"en-gb": "", "fr": "/fr", "es": "/es", "ar": "/ar"}


@dataclass(frozen=True)
class PageType:
    """A type of page: its name, and where one of it is.

    `path` is an address, or a pattern that the first address of the sitemap has to match whole.
    """

    name: str
    path: str
    status: int = 200

    @property
    def is_pattern(self) -> bool:
        """Whether the address has to be looked for."""
        return "(" in self.path


PAGE_TYPES: Final = (
    PageType("home", "/"),
    PageType("laws", "/legislation/"),
    PageType("laws-narrowed", "/legislation/?status=in_force&status=proposed&year_from=2015"),
    PageType("laws-none", "/legislation/?q=nothingatallbearsthisword"),
    PageType("law", "/legislation/philippines/(?!.*bill)([^/]+)/"),
    PageType("bill", "/legislation/philippines/([^/]+-bill)/"),
    PageType("treaty", "/legislation/([^/]+)/([^/]*convention[^/]*)/"),
    PageType("countries", "/countries/"),
    PageType("country", "/countries/philippines/"),
    PageType("country-with-portal", "/countries/ghana/"),
    PageType("country-with-little", "/countries/tuvalu/"),
    PageType("portals", "/portals/"),
    PageType("portal", "/portals/([^/]+)/"),
    PageType("partners", "/partners/"),
    PageType("partner", "/partners/([^/]+)/"),
    PageType("forums", "/forums/"),
    PageType("forum", "/forums/([^/]+)/"),
    PageType("case-studies", "/case-studies/"),
    PageType("case-study", "/case-studies/([^/]+)/"),
    PageType("topics", "/topics/"),
    PageType("topic", "/topics/([^/]+)/"),
    PageType("frameworks", "/frameworks/"),
    PageType("framework", "/frameworks/([^/]+)/"),
    PageType("scorecard", "/frameworks/([^/]+)/([^/]+)/"),
    PageType("cited-in-law", "/cited-in-law/"),
    PageType("compare", "/compare/?place=philippines&place=ghana&place=united-kingdom"),
    PageType("compare-nothing", "/compare/"),
    PageType("methodology", "/methodology/"),
    PageType("standing-text", "/accessibility/"),
    PageType("search", "/search/?q=act"),
    PageType("search-empty", "/search/"),
    PageType("search-none", "/search/?q=nothingatallbearsthisword"),
    PageType("map", "/map/"),
    PageType("map-status", "/map/?show=status"),
    PageType("figures", "/figures/"),
    PageType("recent-changes", "/changes/"),
    PageType("upcoming", "/upcoming/"),
    PageType("data-guide", "/data/"),
    PageType("api-docs", "/api/"),
    PageType("style-guide", "/style-guide/"),
    PageType("follow", "/follow/?country=PH"),
    PageType("follow-asked", "/follow/asked/"),
    PageType("request-portal", "/request-a-portal/"),
    PageType("embedded-country", "/embed/countries/philippines/"),
    PageType("not-found", "/there-is-no-such-page/", 404),
)


def find_pages(site: str) -> dict[str, str]:
    """Return a path in the first language for each type of page; one that has none is left out."""
    addresses = re.findall(
        r"<loc>https?://[^/<]+(/[^<]*)</loc>",
        httpx.get(f"{site}/sitemap.xml", headers=AS_BY_PROXY, timeout=60).text,
    )
    found = {}
    for each in PAGE_TYPES:
        matches = [path for path in addresses if re.fullmatch(each.path, path)]
        if not each.is_pattern:
            found[each.name] = each.path
        elif matches:
            found[each.name] = min(matches)
    return found
