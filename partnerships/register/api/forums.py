"""The public fields of a forum and of its meetings."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.columns import UID, VERIFIED, Column
from exchange.value_kinds import ValueKind
from partnerships.register.api.shared import ACRONYM, NAME, PLACE, SOURCE, SUMMARY, public_name
from partnerships.register.choices import EditionMode, EngagementKind, ForumKind


def load_forums(forums: QuerySet[Any]) -> QuerySet[Any]:
    """Return listed forums with what the columns show."""
    return forums.select_related("source")


def load_editions(editions: QuerySet[Any]) -> QuerySet[Any]:
    """Return listed editions with what the columns show."""
    return editions.select_related("forum", "jurisdiction", "source").prefetch_related(
        "engagements"
    )


FORUM_COLUMNS = (
    UID,
    NAME,
    ACRONYM,
    Column(
        "other_names",
        _("Other names"),
        lambda forum: forum.other_names,
        _("Former names and names in other languages."),
    ),
    Column(
        "kind",
        _("Kind"),
        lambda forum: forum.get_kind_display(),
        _("What sort of forum it is."),
        allowed=ForumKind,
    ),
    Column(
        "host_body", _("Host body"), lambda forum: forum.host_body, _("Who convenes or hosts it.")
    ),
    Column(
        "cadence",
        _("How often"),
        lambda forum: forum.cadence,
        _("How often it meets, in words."),
    ),
    Column(
        "website",
        _("Website"),
        lambda forum: forum.url,
        _("Its own website."),
        ValueKind.ADDRESS,
    ),
    SUMMARY,
    *SOURCE,
    *VERIFIED,
)

EDITION_COLUMNS = (
    UID,
    NAME,
    Column(
        "forum",
        _("Forum"),
        lambda edition: public_name(edition.forum),
        _("The forum whose meeting it is."),
    ),
    Column(
        "number",
        _("Number"),
        lambda edition: edition.number,
        _("Which meeting of that forum it is, as the forum counts."),
    ),
    Column(
        "starts",
        _("Starts"),
        lambda edition: edition.starts,
        _("The first day."),
        ValueKind.PARTIAL_DATE,
    ),
    Column(
        "ends", _("Ends"), lambda edition: edition.ends, _("The last day."), ValueKind.PARTIAL_DATE
    ),
    Column(
        "mode",
        _("How"),
        lambda edition: edition.get_mode_display(),
        _("Whether people meet in a room, online or both."),
        allowed=EditionMode,
    ),
    Column("city", _("City"), lambda edition: edition.city, _("Where it is held.")),
    *PLACE,
    Column(
        "engagements",
        _("Our part"),
        lambda edition: [each.get_kind_display() for each in edition.engagements.all()],
        _("What we did there."),
        allowed=EngagementKind,
        is_list=True,
    ),
    *SOURCE,
    *VERIFIED,
)
