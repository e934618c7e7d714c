"""Reading a sitemap as a search engine would, by the rules of sitemaps.org."""

import re
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
#: The profile of ISO 8601 that the protocol asks for (https://www.w3.org/TR/NOTE-datetime).
MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?")
MOST: Final = 50_000
LONGEST_ADDRESS: Final = 2_048


@dataclass(frozen=True)
class Url:
    """One address with its day and its other languages."""

    address: str
    changed: str
    alternates: dict[str, str]


def urls(text: str | bytes) -> list[Url]:
    """Return the addresses of a sitemap."""
    return [_url(each) for each in ET.fromstring(text).findall(f"{SITEMAP}url")]  # noqa: S314  (our own)


def _url(element: ET.Element) -> Url:
    return Url(
        element.findtext(f"{SITEMAP}loc", ""),
        element.findtext(f"{SITEMAP}lastmod", ""),
        {
            each.get("hreflang", ""): each.get("href", "")
            for each in element.findall(f"{XHTML}link")
        },
    )


def faults(text: str | bytes) -> list[str]:
    """Return what breaks the protocol or the rules for other languages in a sitemap."""
    root = ET.fromstring(text)  # noqa: S314  (our own)
    if root.tag != f"{SITEMAP}urlset":
        return [f"{root.tag} is no urlset"]
    found = urls(text)
    known = {each.address for each in found}
    strange = [f"{each.tag} in urlset" for each in root if each.tag != f"{SITEMAP}url"]
    if len(known) != len(found):
        strange.append("an address is told twice")
    if not 0 < len(found) <= MOST:
        strange.append(f"{len(found)} addresses")
    return [*strange, *(fault for each in found for fault in _faults_of(each, known))]


def parts_of(text: str | bytes) -> list[str] | None:
    """Return the addresses of the parts of a sitemap, or None if it is whole."""
    root = ET.fromstring(text)  # noqa: S314  (our own)
    if root.tag != f"{SITEMAP}sitemapindex":
        return None
    return [each.findtext(f"{SITEMAP}loc", "") for each in root]


def faults_of_index(text: str | bytes) -> list[str]:
    """Return what breaks the protocol in the index of a sitemap."""
    root = ET.fromstring(text)  # noqa: S314  (our own)
    found = [[child.tag for child in each] for each in root]
    strange = [f"{each.tag} in index" for each in root if each.tag != f"{SITEMAP}sitemap"]
    strange += [f"a part of {tags}" for tags in found if tags != [f"{SITEMAP}loc"]]
    addresses = parts_of(text) or []
    strange += [f"{each} is no address" for each in addresses if not each.startswith("http")]
    if not 0 < len(set(addresses)) == len(addresses) <= MOST:
        strange.append(f"{len(addresses)} parts")
    return strange


def _faults_of(url: Url, known: set[str]) -> list[str]:
    wrong = []
    if not url.address.startswith("http") or len(url.address) > LONGEST_ADDRESS:
        wrong.append("no address")
    if url.changed and not MOMENT.fullmatch(url.changed):
        wrong.append(f"lastmod {url.changed}")
    if url.alternates and url.address not in url.alternates.values():
        wrong.append("does not name itself among its languages")
    wrong += [
        f"{other} is not told itself" for other in url.alternates.values() if other not in known
    ]
    return [f"{url.address}: {each}" for each in wrong]
