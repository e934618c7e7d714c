"""The values of the tracker, and their named sets."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """What a colleague may do in the tracker, as the permission that says so (design §6)."""

    SEE = "tracker.view_relationship", _("see what is not confidential")
    EDIT = "tracker.change_relationship", _("create and edit, and see contact data")
    MANAGE = "tracker.delete_relationship", _("everything")


class Visibility(models.TextChoices):
    """Who of those who may see the tracker sees a record."""

    STAFF = "staff", _("All staff")
    TEAM = "team", _("The team of its owner")
    NAMED = "named", _("Named people only")


#: What readers and the policy team never see.
CONFIDENTIAL: Final = (Visibility.TEAM, Visibility.NAMED)


class Whose(models.TextChoices):
    """Whose rows a list shows."""

    MINE = "mine", _("Mine")
    TEAM = "team", _("My team’s")
    ALL = "all", _("Everybody’s")
    NOBODY = "nobody", _("Nobody’s")


class Stage(models.TextChoices):
    """How far a relationship has come."""

    PROSPECT = "prospect", _("Prospect")
    IN_TALKS = "in_talks", _("In talks")
    DRAFTED = "drafted", _("Agreement drafted")
    SIGNED = "signed", _("Signed")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    ENDED = "ended", _("Ended")


#: Relationships that somebody works on: they have a clock, and want a next step.
OPEN_STAGES: Final = (Stage.PROSPECT, Stage.IN_TALKS, Stage.DRAFTED, Stage.SIGNED, Stage.ACTIVE)


class RelationshipLevel(models.TextChoices):
    """How much a relationship matters to us."""

    STRATEGIC = "strategic", _("Strategic")
    KEY = "key", _("Key")
    STANDARD = "standard", _("Standard")


class InteractionKind(models.TextChoices):
    """How two sides met or wrote."""

    MEETING = "meeting", _("Meeting")
    CALL = "call", _("Call")
    EMAIL = "email", _("E-mail")
    VISIT = "visit", _("Visit")
    EVENT = "event", _("Event")
    LETTER = "letter", _("Letter")


#: Kinds in which both sides speak, unless somebody says otherwise.
TWO_WAY_KINDS: Final = (
    InteractionKind.MEETING,
    InteractionKind.CALL,
    InteractionKind.VISIT,
    InteractionKind.EVENT,
)


class InteractionState(models.TextChoices):
    """What became of an interaction."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")
    NO_ANSWER = "no_answer", _("No answer")


class Side(models.TextChoices):
    """Whose side somebody is on."""

    US = "us", _("Us")
    THEM = "them", _("Them")


class LinkedKind(models.TextChoices):
    """Kinds of public records to which an interaction leads, by their permanent identifiers."""

    INSTRUMENT = "instrument", _("Law")
    PROVISION = "provision", _("Provision")
    EVENT = "event", _("Event of a law")
    PORTAL = "portal", _("Portal")
    EDITION = "edition", _("Meeting of a forum")
    ENGAGEMENT = "engagement", _("Our part in a forum")
    SEAT = "seat", _("Seat")


class CommitmentState(models.TextChoices):
    """Where a commitment stands, which follows from its dates."""

    OPEN = "open", _("Open")
    LATE = "late", _("Late")
    KEPT = "kept", _("Kept")
    KEPT_LATE = "kept_late", _("Kept late")
    DROPPED = "dropped", _("Dropped")


class ActionState(models.TextChoices):
    """Where an action point stands, which follows from its dates."""

    OPEN = "open", _("Open")
    OVERDUE = "overdue", _("Overdue")
    DONE = "done", _("Done")
    VERIFIED = "verified", _("Verified")
    DROPPED = "dropped", _("Dropped")


class Priority(models.IntegerChoices):
    """How urgent an action point is; a higher number comes first."""

    LOW = 1, _("Low")
    NORMAL = 2, _("Normal")
    HIGH = 3, _("High")


class AgreementKind(models.TextChoices):
    """What kind of agreement."""

    MOU = "mou", _("Memorandum of understanding")
    DATA_SHARING = "data_sharing", _("Data sharing agreement")
    PORTAL_SERVICE = "portal_service", _("Portal service agreement")
    GRANT = "grant", _("Grant agreement")
    LETTER_OF_INTENT = "letter_of_intent", _("Letter of intent")
    OTHER = "other", _("Other")


class AgreementState(models.TextChoices):
    """Where an agreement stands, which follows from its dates."""

    DRAFT = "draft", _("Draft")
    SIGNED_BY_ONE = "signed_by_one", _("Signed by one side")
    NOT_STARTED = "not_started", _("Signed, not started")
    IN_FORCE = "in_force", _("In force")
    ENDING = "ending", _("In force, ending soon")
    EXPIRED = "expired", _("Expired")
    RENEWED = "renewed", _("Renewed")
    TERMINATED = "terminated", _("Terminated")


class Renewal(models.TextChoices):
    """What happens at the end of an agreement."""

    NONE = "none", _("It ends")
    AUTOMATIC = "automatic", _("It goes on unless somebody gives notice")
    BY_AGREEMENT = "by_agreement", _("Both sides may renew it")


#: How many days before the end of an agreement its owner is warned.
WARNING_DAYS: Final = (90, 60, 30)


class EnquiryState(models.TextChoices):
    """What became of an enquiry."""

    IN_HAND = "in_hand", _("In hand")
    PROSPECT = "prospect", _("Became a prospect")
    ANSWERED = "answered", _("Answered and closed")
    HAZARDOUS = "hazardous", _("Hazardous: hidden")


class InfluenceKind(models.TextChoices):
    """What we did."""

    RESPONSE = "response", _("Response to a consultation")
    MEETING = "meeting", _("Meeting")
    SEAT = "seat", _("Seat")
    MESSAGE = "message", _("Message")


class InfluenceStrength(models.TextChoices):
    """How strongly our part shows in what came later."""

    PRESENT = "present", _("We were present")
    ASKED_FOR = "asked_for", _("We asked for it")
    TEXT_ADOPTED = "text_adopted", _("Our text was adopted")
    CREDITED = "credited", _("We were credited")


#: Strengths that nobody claims without evidence.
EVIDENCED_STRENGTHS: Final = (InfluenceStrength.TEXT_ADOPTED, InfluenceStrength.CREDITED)
#: What each strength means, the weakest first.
STRENGTH_DEFINITIONS: Final = {
    InfluenceStrength.PRESENT: _("We took part; nothing shows that it changed the text."),
    InfluenceStrength.ASKED_FOR: _("We asked for what came later; others may have, too."),
    InfluenceStrength.TEXT_ADOPTED: _("Words of ours stand in the text, and evidence shows it."),
    InfluenceStrength.CREDITED: _("The makers of the text name us as its source or reason."),
}


class FlagKind(models.TextChoices):
    """What still names a former holder of a post."""

    AGREEMENT = "agreement", _("Agreement")
    PAGE = "page", _("Page")
    RECORD = "record", _("Public record")


class MergeKind(models.TextChoices):
    """What was merged."""

    ORGANISATION = "organisation", _("Organisations")
    PERSON = "person", _("People")
    POST = "post", _("Posts")
    RELATIONSHIP = "relationship", _("Relationships")


class AuditAction(models.TextChoices):
    """What the audit log writes down."""

    VIEWED = "viewed", _("Viewed, confidential")
    EXPORTED = "exported", _("Exported")
    CREATED = "created", _("Created")
    CHANGED = "changed", _("Changed")
    DELETED = "deleted", _("Deleted")
    STAGE_MOVED = "stage_moved", _("Stage changed")
    HANDED_OVER = "handed_over", _("Handed over")
    MERGED = "merged", _("Merged")
    ERASED = "erased", _("Erased")
    FILE_READ = "file_read", _("File opened")
    FEED_MADE = "feed_made", _("Calendar address made")
    FEED_REVOKED = "feed_revoked", _("Calendar address revoked")


class FindAudience(models.TextChoices):
    """Who may find an entry of the search."""

    STAFF = "staff", _("All staff")
    SOME = "some", _("Some of the partnership team")


class BriefKind(models.TextChoices):
    """What a brief is about."""

    COUNTRY = "country", _("Country")
    REGION = "region", _("Region")
    FORUM = "forum", _("Forum")
    PARTNER = "partner", _("Partner")


class BriefEdition(models.TextChoices):
    """For whom a brief is made."""

    STAFF = "staff", _("Staff only")
    SHAREABLE = "shareable", _("May be shared")


class BriefFormat(models.TextChoices):
    """In what a brief is taken out."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")
