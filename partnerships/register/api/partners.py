"""The public fields of a partner."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.columns import UID, VERIFIED, Column
from exchange.value_kinds import ValueKind
from partnerships.register.api.shared import ACRONYM, NAME, PLACE, SOURCE, SUMMARY, public_name
from partnerships.register.choices import OrganisationKind, OrganisationLevel


def load_partners(partners: QuerySet[Any]) -> QuerySet[Any]:
    """Return listed organisations with what the columns show."""
    return partners.select_related("jurisdiction", "parent", "source").prefetch_related("names")


PARTNER_COLUMNS = (
    UID,
    NAME,
    ACRONYM,
    Column(
        "other_names",
        _("Other names"),
        lambda p: [each.name for each in p.names.all()],
        _("Official, former and translated names."),
        is_list=True,
    ),
    *PLACE,
    Column(
        "kind",
        _("Kind"),
        lambda partner: partner.get_kind_display(),
        _("What sort of body it is."),
        allowed=OrganisationKind,
    ),
    Column(
        "level",
        _("Level"),
        lambda partner: partner.get_level_display(),
        _("Whether it is international, of a state, a territory or a part of a state."),
        allowed=OrganisationLevel,
    ),
    Column(
        "part_of",
        _("Part of"),
        lambda partner: public_name(partner.parent),
        _("The body that it is a part of, where that is on this site."),
    ),
    Column(
        "website",
        _("Website"),
        lambda partner: partner.website,
        _("Its own website."),
        ValueKind.ADDRESS,
    ),
    SUMMARY,
    *SOURCE,
    *VERIFIED,
)
