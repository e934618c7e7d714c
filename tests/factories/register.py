"""Partners, portals, forums, meetings and seats in named states."""

from typing import Any

from partnerships.register.choices import EngagementKind, PartnerRole, PortalKind, PortalStatus
from partnerships.register.models import (
    Edition,
    Engagement,
    Forum,
    Organisation,
    Portal,
    PortalPartner,
    Seat,
)
from reference.models import Jurisdiction
from tests.factories.records import make_jurisdiction, make_record


def make_place(code: str = "QQ", population: int | None = None, year: int = 2025) -> Jurisdiction:
    """Return a place, with a population if one is given."""
    place = make_jurisdiction(code)
    if population is not None:
        place.population, place.population_year = population, year
        place.save()
    return place


def make_organisation(*, live: bool = True, us: bool = False, **values: Any) -> Organisation:
    """Return a partner body; ourselves with `us`."""
    return make_record(Organisation, live=live, is_us=us, **values)


def make_portal(
    place: Jurisdiction | None = None,
    *,
    live: bool = True,
    partners: tuple[Organisation, ...] = (),
    role: PartnerRole = PartnerRole.LOCAL,
    several_countries: bool = False,
    paused: bool = False,
    **values: Any,
) -> Portal:
    """Return a portal with partners in one role; of no place with `several_countries`."""
    if several_countries:
        values |= {"kind": PortalKind.MULTI_COUNTRY, "jurisdiction": None}
    else:
        values["jurisdiction"] = place or make_jurisdiction()
    if paused:
        values["status"] = PortalStatus.PAUSED
    rows = [PortalPartner(organisation=partner, role=role) for partner in partners]
    return make_record(Portal, live=live, partners=rows, **values)


def make_forum(*, live: bool = True, **values: Any) -> Forum:
    """Return a forum."""
    return make_record(Forum, live=live, **values)


def make_edition(
    forum: Forum | None = None, *, live: bool = True, attended: bool = False, **values: Any
) -> Edition:
    """Return a meeting of a forum; one we went to with `attended`."""
    rows = [Engagement(kind=EngagementKind.ATTENDED)] if attended else []
    return make_record(Edition, live=live, forum=forum or make_forum(), engagements=rows, **values)


def make_seat(*, live: bool = True, **values: Any) -> Seat:
    """Return a seat of ours."""
    return make_record(Seat, live=live, **values)
