"""Government partners by place, and the page of a partner."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from casestudies.models import CaseStudyPage
from partnerships.register.choices import PartnerRole
from partnerships.register.models import Engagement, Organisation, PortalPartner, Seat
from reference.models import Jurisdiction


@dataclass(frozen=True)
class PlaceOfPartners:
    """The government partners behind the portals of one place."""

    place: Jurisdiction
    roles: list[PortalPartner]


def government_partners_by_place() -> list[PlaceOfPartners]:
    """Return the government partners under the places of their portals, A to Z, in one query."""
    roles = (
        PortalPartner.objects.filter(
            role=PartnerRole.GOVERNMENT,
            portal__live=True,
            organisation__live=True,
            portal__jurisdiction__isnull=False,
        )
        .select_related("portal__jurisdiction", "organisation__parent")
        .order_by("portal__jurisdiction__sort_name", "organisation__name", "pk")
    )
    return [
        PlaceOfPartners(place, list(group))
        for place, group in groupby(roles, key=lambda role: role.portal.jurisdiction)
        if place is not None
    ]


def partner_context(partner: Organisation) -> dict[str, Any]:
    """Return names, portals, units, engagements, seats and case studies of a partner."""
    context: dict[str, Any] = {"names": list(partner.names.all())}
    if partner.pk is None:
        return context
    roles = partner.portal_roles.filter(portal__live=True)
    engagements = Engagement.objects.filter(
        with_organisation=partner, edition__live=True, edition__forum__live=True
    )
    case_studies = CaseStudyPage.objects.live().public().filter(organisations=partner)
    return context | {
        "roles": list(roles.select_related("portal__jurisdiction").order_by("portal__name")),
        "units": list(partner.units.live().order_by("name")),
        "engagements": list(engagements.select_related("edition__forum")),
        "seats": list(Seat.objects.live().filter(organisation=partner).select_related("forum")),
        "case_studies": list(case_studies.order_by("title")),
    }
