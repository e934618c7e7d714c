"""The list of countries: found by any name, narrowed by what is known there, in groups."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casestudies.models import CaseStudyPage
from foundation.facets import ChoiceFacet, Option, Reading, Records
from legislation.models import Instrument
from partnerships.register.models import Edition, Organisation, Portal
from reference.models import Jurisdiction, JurisdictionName
from reference.names import fold
from website.facets.places import RegionTree


def named_like(records: Records, text: str) -> Records:
    """Return the places one of whose names, former or foreign ones too, contains `text`."""
    folded = fold(text)
    if not folded:
        return records.none()
    named = JurisdictionName.objects.filter(folded__contains=folded).values("jurisdiction")
    return records.filter(Q(sort_name__contains=folded) | Q(code__iexact=text) | Q(pk__in=named))


@dataclass(eq=False)
class HoldingsFacet(ChoiceFacet):
    """Places where something is known: laws, portals, partners, meetings, case studies."""

    choices: Any = field(
        default=lambda: {
            "laws": gettext_lazy("Laws"),
            "portals": gettext_lazy("Reporting portals"),
            "partners": gettext_lazy("Partners"),
            "meetings": gettext_lazy("Meetings"),
            "case-studies": gettext_lazy("Case studies"),
        }
    )

    @cached_property
    def _holders(self) -> dict[str, set[int]]:
        return {
            "laws": _places(Instrument.objects.public(), "jurisdiction"),
            "portals": _places(Portal.objects.public().taking_reports().places_served(), "pk"),
            "partners": _places(Organisation.objects.public().exclude(is_us=True), "jurisdiction"),
            "meetings": _places(Edition.objects.public().filter(forum__live=True), "jurisdiction"),
            "case-studies": _places(CaseStudyPage.objects.live().public(), "jurisdictions"),
        }

    def narrow(self, records: Records, reading: Reading) -> Records:
        """Return the places that hold everything asked for."""
        for value in reading.of(self.name):
            records = records.filter(pk__in=self._holders[value])
        return records

    def options(self, records: Records, reading: Reading) -> list[Option]:
        """Return the kinds of holdings, with the number of places."""
        shown = set(records.order_by().values_list("pk", flat=True))
        chosen = reading.of(self.name)
        return [
            Option(value, str(label), len(shown & self._holders[value]), value in chosen)
            for value, label in self.labels.items()
        ]


def _places(records: Any, name: str) -> set[int]:
    pks = records.order_by().values_list(name, flat=True)
    return {pk for pk in pks if pk is not None}


@dataclass(frozen=True)
class PlaceGroup:
    """Places under one letter or in one region."""

    anchor: str
    label: str
    places: list[Jurisdiction]


def country_groups(places: Iterable[Jurisdiction], *, by_region: bool) -> list[PlaceGroup]:
    """Return places in the alphabetical order of the reader, by letter or region; bodies apart."""
    known = sorted(places, key=lambda place: (place.local_sort_key, place.code))
    bodies = [place for place in known if not place.is_country]
    countries = [place for place in known if place.is_country]
    groups = _by_region(countries) if by_region else _by_letter(countries)
    if bodies:
        groups.append(PlaceGroup("bodies", _("Bodies and other jurisdictions"), bodies))
    return groups


def _by_letter(places: list[Jurisdiction]) -> list[PlaceGroup]:
    return [
        PlaceGroup(f"letter-{letter.lower()}", letter, list(group))
        for letter, group in groupby(places, key=lambda place: place.initial)
    ]


def _by_region(places: list[Jurisdiction]) -> list[PlaceGroup]:
    tree = RegionTree()
    groups = []
    for continent in tree.continents():
        inside = tree.inside(continent.pk)
        members = [place for place in places if place.region_id in inside]
        if members:
            groups.append(PlaceGroup(continent.slug, continent.local_name, members))
    rest = [place for place in places if place.region_id is None]
    return [*groups, PlaceGroup("elsewhere", _("Elsewhere"), rest)] if rest else groups
