"""The public fields of a reporting portal."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.columns import PLACE_CODES, UID, VERIFIED, Column
from exchange.value_kinds import ValueKind
from partnerships.register.api.shared import NAME, PLACE, SUMMARY
from partnerships.register.choices import PartnerRole, PortalKind, PortalStatus
from stewardship.models import Source


def load_portals(portals: QuerySet[Any]) -> QuerySet[Any]:
    """Return listed portals with what the columns show, in a constant number of queries."""
    return portals.select_related("jurisdiction").prefetch_related(
        "serves", "languages", "partners__organisation", "sources__source"
    )


def sources_of_portal(portal: Any) -> Iterable[Source]:
    """Return the sources of a portal; no query on one from `load_portals`."""
    return (row.source for row in portal.sources.all())


def _partners(portal: Any, role: PartnerRole) -> list[str]:
    return [
        partner.organisation.name
        for partner in portal.partners.all()
        if partner.role == role and partner.organisation.is_public
    ]


PORTAL_COLUMNS = (
    UID,
    NAME,
    *PLACE,
    Column(
        "also_serves",
        _("Also serves"),
        lambda portal: [p.code for p in portal.serves.all()],
        _("The codes of the other places whose people may report there."),
        ValueKind.CODE,
        standard=PLACE_CODES,
        is_list=True,
    ),
    Column(
        "kind",
        _("Serves"),
        lambda portal: portal.get_kind_display(),
        _("Whether it serves one place or several countries."),
        allowed=PortalKind,
    ),
    Column(
        "status",
        _("Status"),
        lambda portal: portal.get_status_display(),
        _("Whether reports can be made there now."),
        allowed=PortalStatus,
    ),
    Column(
        "launched",
        _("Launched"),
        lambda portal: portal.launched,
        _("When it first took reports."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "relaunched",
        _("Relaunched"),
        lambda portal: portal.relaunched,
        _("When it was opened again, after a pause or a change."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "languages",
        _("Languages"),
        lambda portal: [each.tag for each in portal.languages.all()],
        _("The languages in which one can report."),
        ValueKind.LANGUAGE,
        is_list=True,
    ),
    Column(
        "languages_confirmed",
        _("Languages confirmed"),
        lambda p: p.languages_confirmed,
        _("Whether those languages were checked at the portal itself."),
        ValueKind.YES_NO,
    ),
    Column(
        "portal_url",
        _("Report here"),
        lambda p: p.url if p.is_linkable else "",
        _("Where to report. Empty: no address is known to work."),
        ValueKind.ADDRESS,
    ),
    Column(
        "government_partners",
        _("Government partners"),
        lambda portal: _partners(portal, PartnerRole.GOVERNMENT),
        _("The public bodies behind it, as far as they are on this site."),
        is_list=True,
    ),
    Column(
        "local_partners",
        _("Local partners"),
        lambda portal: _partners(portal, PartnerRole.LOCAL),
        _("The local organisations behind it, as far as they are on this site."),
        is_list=True,
    ),
    SUMMARY,
    *VERIFIED,
)
