"""The ways that stand at the foot of every page, in groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Way:
    """One entry of a menu; `media_type` for what is no page."""

    label: Any
    url: str
    is_current: bool = False
    media_type: str = ""


@dataclass(frozen=True)
class WayGroup:
    """Entries under one heading."""

    name: str
    label: Any
    ways: Sequence[Way]


@dataclass(frozen=True)
class NamedWay:
    """The name of an address, with the words that lead there."""

    address: str
    label: Any
    media_type: str = ""

    def way(self) -> Way | None:
        """Return the entry in the language spoken; None where this service has no such address."""
        try:
            return Way(self.label, reverse(self.address), media_type=self.media_type)
        except NoReverseMatch:
            return None


#: Pages of no kind of their own that belong into the menu, behind the lists.
IN_MENU: Final = (NamedWay("map", _("World map")),)
_FIND: Final = (NamedWay("figures", _("Figures")), NamedWay("search", _("Search")))
_FOR_USE: Final = (
    NamedWay("recent_changes", _("Changed lately")),
    NamedWay("upcoming", _("Coming dates")),
    NamedWay("follow", _("Follow by e-mail")),
    NamedWay("changes_feed", _("Follow the changes (Atom feed)"), "application/atom+xml"),
    NamedWay("calendar", _("Calendar (iCalendar)"), "text/calendar"),
    NamedWay("data_guide", _("Data to take away")),
    NamedWay("api_docs", _("For programs (API)")),
)
_ABOUT: Final = (NamedWay("style_guide", _("Style guide")),)


def ways_of(named: Sequence[NamedWay]) -> list[Way]:
    """Return the entries that there are."""
    return [way for each in named if (way := each.way())]


def footer_groups(menu: Sequence[Way], standing_texts: Sequence[Way]) -> list[WayGroup]:
    """Return what stands at the foot of a page; a group without an entry is left out."""
    groups = (
        WayGroup("lists", _("Find"), [*menu, *ways_of(_FIND)]),
        WayGroup("use", _("Follow and reuse"), ways_of(_FOR_USE)),
        WayGroup("about", _("About"), [*standing_texts, *ways_of(_ABOUT)]),
    )
    return [group for group in groups if group.ways]
