"""Government partners by place, and the page of a partner."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from casestudies.models import CaseStudyPage
from foundation.collation import Alphabetical
from foundation.public_pages import public_only, spoken
from foundation.public_records import public_by
from partnerships.register.choices import PartnerRole
from partnerships.register.models import Organisation, PortalPartner
from reference.models import Jurisdiction
from reference.services.order_places import place_order
from stewardship.services.attach_copies import attach_copies


@dataclass(frozen=True)
class PlaceOfPartners:
    """The government partners behind the portals of one place."""

    place: Jurisdiction
    roles: list[PortalPartner]


def government_partners_by_place() -> list[PlaceOfPartners]:
    """Return the government partners under the places of their portals, A to Z, in one query."""
    roles = (
        PortalPartner.objects.filter(
            public_by(PortalPartner, "portal", "organisation"),
            role=PartnerRole.GOVERNMENT,
            portal__jurisdiction__isnull=False,
        )
        .select_related("portal__jurisdiction", "organisation__parent")
        .order_by(
            place_order("portal__jurisdiction"),
            Alphabetical("organisation__name"),
            "organisation__name",
            "pk",
        )
    )
    return [
        PlaceOfPartners(place, list(group))
        for place, group in groupby(roles, key=lambda role: role.portal.jurisdiction)
        if place is not None
    ]


def partner_context(partner: Organisation) -> dict[str, Any]:
    """Return names, portals, units, engagements, seats and case studies of a partner."""
    context: dict[str, Any] = {"names": list(partner.names.all())}
    attach_copies([partner.source])
    if partner.pk is None:
        return context
    case_studies = spoken(public_only(CaseStudyPage.objects.live())).filter(organisations=partner)
    return context | {
        "roles": [each for each in partner.portal_roles.all() if each.portal.is_public],
        "units": [unit for unit in partner.units.all() if unit.live],
        "engagements": [each for each in partner.engagements.all() if each.edition.is_public],
        "seats": [seat for seat in partner.seats.all() if seat.is_public],
        "case_studies": list(case_studies.order_by("title")),
    }
