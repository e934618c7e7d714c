"""What the home page shows beside its figures: the latest changes, and the ways in."""

from dataclasses import dataclass
from typing import Any, Final

from wagtail.models import Page

from foundation.addresses import AddressBook
from partnerships.register.models import Edition
from reference.models import Jurisdiction
from website.assembly.country_list import country_groups
from website.assembly.footer import NamedWay
from website.choices import SearchKind
from website.feed.reading import public_changes, with_addresses
from website.models.compare_page import ComparePage
from website.models.record_change import RecordChange

SHOWN: Final = 6


@dataclass(frozen=True)
class Change:
    """What changed in public, in the words of the feed, with the address of its record today."""

    title: str
    kind: str
    changed_at: Any
    url: str


@dataclass(frozen=True)
class Letter:
    """One letter of the list of countries."""

    label: str
    url: str


def latest_changes(book: AddressBook) -> list[Change]:
    """Return what changed last, each record once; standing texts are no news of the world."""
    newest: dict[Any, RecordChange] = {}
    for change in public_changes().exclude(family=SearchKind.PAGE)[: SHOWN * 5]:
        newest.setdefault(change.record_uid, change)
    shown = with_addresses(list(newest.values())[:SHOWN], book)
    return [
        Change(each.title, each.get_kind_display(), each.changed_at, url) for each, url in shown
    ]


def country_letters(book: AddressBook) -> list[Letter]:
    """Return the letters that names of countries begin with, each with its place in the list."""
    path = book.list_path(Jurisdiction)
    if path is None:
        return []
    groups = country_groups(Jurisdiction.objects.countries(), by_region=False)
    return [Letter(group.label, f"{path}#{group.anchor}") for group in groups]


def main_ways(book: AddressBook) -> dict[str, str]:
    """Return the addresses that the page offers beside the search; empty ones are not there."""
    world_map, lately, coming = (
        named.way()
        for named in (NamedWay(name, "") for name in ("map", "recent_changes", "upcoming"))
    )
    return {
        "map_url": world_map.url if world_map else "",
        "lately_url": lately.url if lately else "",
        "coming_url": coming.url if coming else "",
        "countries_url": book.list_path(Jurisdiction) or "",
        "compare_url": book.index_path(ComparePage) or "",
    }


def next_meetings() -> list[Edition]:
    """Return the meetings that come next."""
    coming = Edition.objects.public().filter(forum__live=True).coming()
    return list(
        coming.select_related("forum", "jurisdiction").order_by("starts_earliest", "pk")[:SHOWN]
    )


def ways_in(home: Page) -> list[Any]:
    """Return the standing texts below the home page."""
    pages = home.get_children().live().public().filter(show_in_menus=False)
    return list(pages.specific())
