"""Where the figures of the head's view lead: to lists of the tracker, and to public pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from legislation.choices import IN_FORCE_STATUSES
from partnerships.tracker.choices import (
    AgreementState,
    BriefKind,
    InteractionState,
    Side,
    Stage,
)
from partnerships.tracker.services.read_head_view import StandRow
from partnerships.tracker.views.dashboard.links import list_url

#: The word by which lists ask for what belongs to no region or country.
NOWHERE: Final = "none"


@dataclass(frozen=True)
class StandLinks:
    """The addresses behind one row.

    `place` is how lists of the tracker are asked for it, `public_place` how public ones are;
    `name` leads to its brief, `portals` and `engagements` to where those are shown.
    """

    name: str
    place: dict[str, str]
    public_place: dict[str, str]
    portals: str
    engagements: str

    def partners(self, stage: Stage | None = None) -> str:
        """Return where its partners are, all or those in a stage."""
        return self._private("tracker_partners", stage=stage)

    @property
    def laws(self) -> str:
        """Where its laws in force are, in public."""
        if not self.public_place:
            return ""
        return public_url("/legislation/", **self.public_place, status=sorted(IN_FORCE_STATUSES))

    @property
    def agreements(self) -> str:
        """Where its agreements in force are, ending soon or not."""
        states = [AgreementState.IN_FORCE, AgreementState.ENDING]
        return self._private("tracker_agreements", state=states)

    @property
    def ending(self) -> str:
        """Where its agreements ending soon are."""
        return self._private("tracker_agreements", state=AgreementState.ENDING)

    @property
    def contact(self) -> str:
        """Where the meetings and calls with its partners are, the last first."""
        return self._private("tracker_interactions", state=InteractionState.HELD)

    def promises(self, side: Side, due: str = "") -> str:
        """Return where the open commitments of a side are, all or those that are late."""
        return self._private("tracker_commitments", side=side, due=due or "open")

    def _private(self, name: str, **query: Any) -> str:
        """Return a list of the tracker; of a forum it has none, so that its brief has to do."""
        return list_url(name, **self.place, **query) if self.place else self.name


def links_of(kind: BriefKind, row: StandRow) -> StandLinks:
    """Return the addresses behind a row about a country, region or forum."""
    if row.record is None:
        return StandLinks("", {kind.value: NOWHERE}, {}, "", "")
    return _MAKERS[kind](row.record)


def _country(place: Any) -> StandLinks:
    page = public_url(f"/countries/{place.slug}/")
    brief = _brief(BriefKind.COUNTRY, place.slug)
    return StandLinks(brief, {"country": place.slug}, {"country": place.code}, page, page)


def _region(region: Any) -> StandLinks:
    brief, asked = _brief(BriefKind.REGION, region.slug), {"region": region.slug}
    return StandLinks(brief, asked, asked, public_url("/portals/", **asked), brief)


def _forum(forum: Any) -> StandLinks:
    page = public_url(f"/forums/{forum.slug}/")
    return StandLinks(_brief(BriefKind.FORUM, str(forum.uid)), {}, {}, page, page)


_MAKERS: Final[dict[BriefKind, Callable[[Any], StandLinks]]] = {
    BriefKind.COUNTRY: _country,
    BriefKind.REGION: _region,
    BriefKind.FORUM: _forum,
}


def _brief(kind: BriefKind, key: str) -> str:
    return reverse("tracker_brief", kwargs={"kind": kind.value, "key": key})


def public_url(path: str, **query: Any) -> str:
    """Return an address of the public site."""
    asked = f"?{urlencode(query, doseq=True)}" if query else ""
    return f"{settings.SITE_URL.rstrip('/')}{path}{asked}"
