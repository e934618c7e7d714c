"""Where we stand in each country, body and region."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Count

from accounts.models import User
from legislation.choices import IN_FORCE_STATUSES
from legislation.models import Instrument
from legislation.services.true_status import matching_status
from partnerships.register.models import Engagement, Portal
from partnerships.tracker.services.read_dashboard.pipeline import read_continents
from partnerships.tracker.services.read_head_view.private import PrivateFigures
from partnerships.tracker.services.read_head_view.rows import Figures, Standing, StandRow, standing
from reference.models import Jurisdiction, Region

Places = defaultdict[int | None, Figures]


def read_countries(user: User, day: date, region: Region | None = None) -> Standing:
    """Return a row for each place where there is anything, those of `region` only if given."""
    found = _read_places(user, day)
    rows = [
        StandRow(place, place.name, found[place.pk])
        for place, continent in _continents_of(found)
        if region is None or continent == region
    ]
    if None in found and region is None:
        rows.append(StandRow(None, "", found[None]))
    return standing(rows)


def read_regions(user: User, day: date) -> Standing:
    """Return a row for each region of the world, and one for what belongs to none."""
    found = _read_places(user, day)
    regions: defaultdict[Region | None, Figures] = defaultdict(Figures)
    for place, continent in _continents_of(found):
        regions[continent].add(found[place.pk])
    if None in found:
        regions[None].add(found[None])
    return standing(
        StandRow(region, region.name if region else "", figures)
        for region, figures in regions.items()
    )


def _read_places(user: User, day: date) -> Places:
    places: Places = defaultdict(Figures)
    _add_laws(places, day)
    _add_portals(places)
    _add_engagements(places)
    PrivateFigures(user, day, "organisation__jurisdiction_id", places.__getitem__).add()
    return places


def _continents_of(found: Places) -> list[tuple[Jurisdiction, Region | None]]:
    continents = read_continents()
    known = Jurisdiction.objects.filter(pk__in=[pk for pk in found if pk]).order_by("sort_name")
    return [(place, continents.get(place.region_id)) for place in known]


def _add_laws(places: Places, day: date) -> None:
    laws: Any = matching_status(Instrument.objects.live(), IN_FORCE_STATUSES, day).order_by()
    for place, number in laws.values_list("jurisdiction_id").annotate(number=Count("pk")):
        places[place].laws += number


def _add_portals(places: Places) -> None:
    portals: Any = Portal.objects.live().taking_reports().order_by()
    served = portals.filter(serves__isnull=False).values_list("pk", "serves")
    own = portals.filter(jurisdiction__isnull=False).values_list("pk", "jurisdiction_id")
    for portal, place in own.union(served):
        places[place].portals.add(portal)


def _add_engagements(places: Places) -> None:
    public = Engagement.objects.filter(edition__live=True, edition__forum__live=True).order_by()
    found = public.values_list(
        "pk", "edition__jurisdiction_id", "with_organisation__jurisdiction_id"
    )
    for engagement, held_in, with_place in found:
        for place in {held_in, with_place} - {None}:
            places[place].engagements.add(engagement)
