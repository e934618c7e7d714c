"""What the API shows of partners, portals, forums and meetings: the allow-lists of their fields."""

from collections.abc import Iterable
from typing import Any

from exchange.shape_kinds import (
    ADDRESS,
    DAY,
    FLAG,
    PARTIAL,
    PLACE,
    PLACES,
    RECORD,
    RECORDS,
    TEXT,
    TEXTS,
    UID,
    choice,
    rows,
    text,
)
from exchange.shapes import Field, Shape, fields_of
from partnerships.register.api import (
    EDITION_COLUMNS,
    FORUM_COLUMNS,
    PARTNER_COLUMNS,
    PORTAL_COLUMNS,
)
from partnerships.register.choices import PartnerRole
from stewardship.api import SOURCE, SOURCES

_UID = Field("uid", UID, "Its permanent identifier.", lambda row: row.uid)
_SOURCE = Field("source", SOURCE, "Who says so.", lambda row: row.source)
_PLACE = Field("jurisdiction", PLACE, "Its place.", lambda record: record.jurisdiction)
_VERIFIED = {"verified_on": DAY, "next_review_on": DAY}
#: Said by a code beside them, or as a record of its own.
_LEFT_OUT = ("jurisdiction_code", "source_url")


def _partners(role: PartnerRole) -> Any:
    def found(portal: Any) -> list[Any]:
        return [each.organisation for each in portal.partners.all() if each.role == role]

    return found


# --- portals --------------------------------------------------------------------------------------

PORTAL_FIELDS = fields_of(
    PORTAL_COLUMNS,
    leave_out=_LEFT_OUT,
    uid=UID,
    jurisdiction=_PLACE,
    also_serves=TEXTS,
    kind=choice("kind", "Whether it serves one place or several."),
    status=choice("status", "Whether it takes reports today."),
    launched=PARTIAL,
    relaunched=PARTIAL,
    languages=TEXTS,
    languages_confirmed=FLAG,
    portal_url=ADDRESS,
    government_partners=Field(
        "government_partners",
        RECORDS,
        "Bodies of a government behind it.",
        _partners(PartnerRole.GOVERNMENT),
    ),
    local_partners=Field(
        "local_partners", RECORDS, "Other bodies behind it.", _partners(PartnerRole.LOCAL)
    ),
    **_VERIFIED,
)
PORTAL_ROW = Shape("PortalRow", "A reporting portal in a list.", PORTAL_FIELDS, keys=("uid",))
PORTAL = Shape(
    "Portal",
    "A page where the public of a place reports child sexual abuse material.",
    (
        *PORTAL_FIELDS,
        Field("serves", PLACES, "Other places that it serves.", lambda row: row.serves.all()),
        Field("closed", PARTIAL, "When it was closed.", lambda portal: portal.closed),
        Field(
            "sources",
            SOURCES,
            "What the record rests on.",
            lambda portal: [each.source for each in portal.sources.all()],
        ),
    ),
    keys=("uid",),
)

# --- partners -------------------------------------------------------------------------------------

PARTNER_FIELDS = fields_of(
    PARTNER_COLUMNS,
    leave_out=_LEFT_OUT,
    uid=UID,
    other_names=TEXTS,
    jurisdiction=_PLACE,
    kind=choice("kind", "What sort of body it is."),
    level=choice("level", "At which level it works."),
    part_of=Field("part_of", RECORD, "The body that it is part of.", lambda row: row.parent),
    website=Field(
        "website",
        ADDRESS,
        "Its website; empty where none was given or seen.",
        lambda partner: partner.website if partner.is_linkable else "",
    ),
    source=_SOURCE,
    **_VERIFIED,
)
PARTNER_ROW = Shape("PartnerRow", "A partner in a list.", PARTNER_FIELDS, keys=("uid",))
NAME = Shape(
    "PartnerName",
    "A name of a partner in one language.",
    (
        Field("name", TEXT, "The name.", lambda row: row.name),
        Field("language", text("fr"), "BCP 47; empty where unknown.", lambda row: row.language_id),
        choice("kind", "Whether it is official, former or short."),
    ),
)
ROLE = Shape(
    "PortalRole",
    "What a partner does for a portal.",
    (
        choice("role", "Its role."),
        Field("portal", RECORD, "The portal.", lambda row: row.portal),
    ),
)
PARTNER = Shape(
    "Partner",
    "A body that works with us.",
    (
        *PARTNER_FIELDS,
        Field("names", rows(NAME), "Its other names.", lambda row: row.names.all()),
        Field("units", RECORDS, "Its parts.", lambda row: row.units.all()),
        Field("portals", rows(ROLE), "Portals it stands behind.", lambda r: r.portal_roles.all()),
    ),
    keys=("uid",),
)

# --- forums and meetings --------------------------------------------------------------------------

FORUM_FIELDS = fields_of(
    FORUM_COLUMNS,
    leave_out=_LEFT_OUT,
    uid=UID,
    kind=choice("kind", "What sort of forum it is."),
    website=ADDRESS,
    source=_SOURCE,
    **_VERIFIED,
)
FORUM_ROW = Shape("ForumRow", "A forum in a list.", FORUM_FIELDS, keys=("uid",))


def _public_partner(engagement: Any) -> Any:
    return engagement.with_organisation


ENGAGEMENT = Shape(
    "Engagement",
    "Our part in a meeting.",
    (
        _UID,
        choice("kind", "What we did."),
        Field("title", TEXT, "Its title.", lambda row: row.title),
        Field("date", PARTIAL, "When.", lambda row: row.date),
        Field("summary", TEXT, "What came of it.", lambda row: row.summary),
        Field("partner", RECORD, "With which partner.", _public_partner),
        _SOURCE,
    ),
)
EDITION_FIELDS = fields_of(
    EDITION_COLUMNS,
    leave_out=(*_LEFT_OUT, "engagements"),
    uid=UID,
    forum=Field("forum", RECORD, "The forum that meets.", lambda edition: edition.forum),
    starts=PARTIAL,
    ends=PARTIAL,
    mode=choice("mode", "Whether people meet in person, online or both."),
    jurisdiction=_PLACE,
    source=_SOURCE,
    **_VERIFIED,
)
EDITION_ROW = Shape("MeetingRow", "A meeting in a list.", EDITION_FIELDS, keys=("uid",))
EDITION = Shape(
    "Meeting",
    "One meeting of a forum, and our part in it.",
    (
        *EDITION_FIELDS,
        Field("engagements", rows(ENGAGEMENT), "Our part.", lambda row: row.engagements.all()),
    ),
    keys=("uid",),
)
SEAT = Shape(
    "Seat",
    "A place that we hold on a board or committee, for a term.",
    (
        _UID,
        Field("name", TEXT, "The board or committee.", lambda seat: seat.name),
        Field("role", TEXT, "Our role.", lambda seat: seat.role),
        Field("starts", PARTIAL, "Since when.", lambda seat: seat.starts),
        Field("ends", PARTIAL, "Until when.", lambda seat: seat.ends),
        Field("summary", TEXT, "What it is about.", lambda seat: seat.summary),
        _SOURCE,
    ),
)


def _newest_first(forum: Any) -> Iterable[Any]:
    return forum.editions.all()


FORUM = Shape(
    "Forum",
    "A gathering, working group or network where policy is made.",
    (
        *FORUM_FIELDS,
        Field("meetings", RECORDS, "Its public meetings, newest first.", _newest_first),
        Field("seats", rows(SEAT), "Our seats.", lambda forum: forum.seats.all()),
    ),
    keys=("uid",),
)
