"""The list of portals in groups, and the page of a portal."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from casestudies.models import CaseStudyPage
from foundation.collation import sort_key
from foundation.public_pages import public_only, spoken
from partnerships.register.choices import PartnerRole
from partnerships.register.models import Portal
from stewardship.services.attach_copies import attach_copies


@dataclass(frozen=True)
class PortalGroup:
    """Portals of one region."""

    anchor: str
    label: str
    portals: list[Portal]


def portal_groups(portals: Iterable[Portal]) -> list[PortalGroup]:
    """Return portals by region of the world; those of several countries apart, at the end."""
    groups: dict[str, PortalGroup] = {}
    for portal in portals:
        region = portal.jurisdiction.region if portal.jurisdiction else None
        continent = region.continent if region else None
        anchor = continent.slug if continent else "several-countries"
        label = continent.local_name if continent else _("Several countries, or none of a region")
        groups.setdefault(anchor, PortalGroup(anchor, label, [])).portals.append(portal)
    return sorted(
        groups.values(),
        key=lambda group: (group.anchor == "several-countries", sort_key(group.label)),
    )


def portal_context(portal: Portal) -> dict[str, Any]:
    """Return partners by role, places served, sources and case studies of a portal."""
    partners = [each for each in portal.partners.all() if each.organisation.is_public]
    sources = list(portal.sources.all())
    attach_copies(each.source for each in sources)
    return {
        "roles": [
            (role.label, found)
            for role in PartnerRole
            if (found := [each for each in partners if each.role == role])
        ],
        "serves": sorted(portal.serves.all(), key=lambda place: place.local_sort_key),
        "sources": sources,
        "case_studies": _case_studies(portal),
    }


def _case_studies(portal: Portal) -> list[CaseStudyPage]:
    if portal.pk is None:
        return []
    found = spoken(public_only(CaseStudyPage.objects.live()))
    return list(found.filter(portals=portal).order_by("title"))
