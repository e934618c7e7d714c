"""The public fields of partners, portals, forums, meetings: what a file or the API may show."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.formats import Column
from partnerships.register.choices import PartnerRole


def load_portals(portals: QuerySet[Any]) -> QuerySet[Any]:
    """Return listed portals with what the columns show, in a constant number of queries."""
    return portals.select_related("jurisdiction").prefetch_related(
        "serves", "languages", "partners__organisation"
    )


def load_partners(partners: QuerySet[Any]) -> QuerySet[Any]:
    """Return listed organisations with what the columns show."""
    return partners.select_related("jurisdiction", "parent", "source").prefetch_related("names")


def load_forums(forums: QuerySet[Any]) -> QuerySet[Any]:
    """Return listed forums with what the columns show."""
    return forums.select_related("source")


def load_editions(editions: QuerySet[Any]) -> QuerySet[Any]:
    """Return listed editions with what the columns show."""
    return editions.select_related("forum", "jurisdiction", "source").prefetch_related(
        "engagements"
    )


def _place(record: Any) -> str:
    return record.jurisdiction.name if record.jurisdiction else ""


def _place_code(record: Any) -> str:
    return record.jurisdiction.code if record.jurisdiction else ""


def _source(record: Any) -> str:
    return record.source.title if record.source else ""


def _source_url(record: Any) -> str:
    return record.source.url if record.source and record.source.is_linkable else ""


def _partners(portal: Any, role: PartnerRole) -> list[str]:
    return [
        partner.organisation.name
        for partner in portal.partners.all()
        if partner.role == role and partner.organisation.live
    ]


def _public(record: Any) -> str:
    return str(record) if record is not None and record.live else ""


UID = Column("uid", _("Permanent identifier"), lambda record: record.uid)
NAME = Column("name", _("Name"), lambda record: record.name)
SUMMARY = Column("summary", _("Summary"), lambda record: record.summary)
PLACE = (
    Column("jurisdiction", _("Place"), _place),
    Column("jurisdiction_code", _("Code"), _place_code),
)
SOURCE = (
    Column("source", _("Source"), _source),
    Column("source_url", _("Address of the source"), _source_url),
)
VERIFIED = (
    Column("verified_on", _("Verified on"), lambda record: record.verified_on),
    Column("next_review_on", _("Next review on"), lambda record: record.next_review_on),
)

PORTAL_COLUMNS = (
    UID,
    NAME,
    *PLACE,
    Column("also_serves", _("Also serves"), lambda portal: [p.code for p in portal.serves.all()]),
    Column("kind", _("Serves"), lambda portal: portal.get_kind_display()),
    Column("status", _("Status"), lambda portal: portal.get_status_display()),
    Column("launched", _("Launched"), lambda portal: portal.launched),
    Column("relaunched", _("Relaunched"), lambda portal: portal.relaunched),
    Column(
        "languages", _("Languages"), lambda portal: [each.tag for each in portal.languages.all()]
    ),
    Column("languages_confirmed", _("Languages confirmed"), lambda p: p.languages_confirmed),
    Column("portal_url", _("Report here"), lambda p: p.url if p.is_linkable else ""),
    Column(
        "government_partners",
        _("Government partners"),
        lambda portal: _partners(portal, PartnerRole.GOVERNMENT),
    ),
    Column(
        "local_partners", _("Local partners"), lambda portal: _partners(portal, PartnerRole.LOCAL)
    ),
    SUMMARY,
    *VERIFIED,
)

PARTNER_COLUMNS = (
    UID,
    NAME,
    Column("acronym", _("Acronym"), lambda partner: partner.acronym),
    Column("other_names", _("Other names"), lambda p: [each.name for each in p.names.all()]),
    *PLACE,
    Column("kind", _("Kind"), lambda partner: partner.get_kind_display()),
    Column("level", _("Level"), lambda partner: partner.get_level_display()),
    Column("part_of", _("Part of"), lambda partner: _public(partner.parent)),
    Column("website", _("Website"), lambda partner: partner.website),
    SUMMARY,
    *SOURCE,
    *VERIFIED,
)

FORUM_COLUMNS = (
    UID,
    NAME,
    Column("acronym", _("Acronym"), lambda forum: forum.acronym),
    Column("other_names", _("Other names"), lambda forum: forum.other_names),
    Column("kind", _("Kind"), lambda forum: forum.get_kind_display()),
    Column("host_body", _("Host body"), lambda forum: forum.host_body),
    Column("cadence", _("How often"), lambda forum: forum.cadence),
    Column("website", _("Website"), lambda forum: forum.url),
    SUMMARY,
    *SOURCE,
    *VERIFIED,
)

EDITION_COLUMNS = (
    UID,
    NAME,
    Column("forum", _("Forum"), lambda edition: _public(edition.forum)),
    Column("number", _("Number"), lambda edition: edition.number),
    Column("starts", _("Starts"), lambda edition: edition.starts),
    Column("ends", _("Ends"), lambda edition: edition.ends),
    Column("mode", _("How"), lambda edition: edition.get_mode_display()),
    Column("city", _("City"), lambda edition: edition.city),
    *PLACE,
    Column(
        "engagements",
        _("Our part"),
        lambda edition: [each.get_kind_display() for each in edition.engagements.all()],
    ),
    *SOURCE,
    *VERIFIED,
)
