"""Controlled words of stewardship."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SourceKind(TextChoices):
    """What sort of publication a source is."""

    LEGISLATION = "legislation", _("Text of the law")
    OFFICIAL = "official", _("Official publication")
    PARLIAMENT = "parliament", _("Parliamentary record")
    COURT = "court", _("Court record")
    ORGANISATION = "organisation", _("Publication of an organisation")
    NEWS = "news", _("News report")
    RESEARCH = "research", _("Research")
    OTHER = "other", _("Other")


class SourceVersion(TextChoices):
    """How the text relates to the original."""

    ORIGINAL = "original", _("Original")
    OFFICIAL_TRANSLATION = "official_translation", _("Official translation")
    UNOFFICIAL_TRANSLATION = "unofficial_translation", _("Unofficial translation")


class AddressBasis(TextChoices):
    """How an address came into the record."""

    SEEN = "seen", _("Opened and read")
    GIVEN = "given", _("Given by somebody, not opened")
    BUILT = "built", _("Built from a pattern, not opened")


class LinkState(TextChoices):
    """What the last link check found."""

    UNCHECKED = "unchecked", _("Not checked")
    WORKS = "works", _("Works")
    MOVED = "moved", _("Moved")
    CHANGED = "changed", _("Content changed")
    DEAD = "dead", _("Dead")


class VerificationOutcome(TextChoices):
    """What a check against the sources found."""

    UNCHANGED = "unchanged", _("Checked, nothing changed")
    CHANGED = "changed", _("Checked, record changed")
    FLAGGED = "flagged", _("Checked, needs work")


class VerificationState(TextChoices):
    """Where a record stands with its reviews."""

    NOT_VERIFIED = "not_verified", _("Not yet verified")
    CURRENT = "current", _("Verified")
    DUE = "due", _("Review due")


class ReportState(TextChoices):
    """How far a reader's report has been dealt with."""

    NEW = "new", _("New")
    ACCEPTED = "accepted", _("Accepted, record changed")
    DISMISSED = "dismissed", _("No change needed")


class ReportAnswer(TextChoices):
    """What a colleague may do with a reader's report."""

    ACCEPT = "accept", _("Accepted, record changed")
    DISMISS = "dismiss", _("No change needed")
    HAZARD = "hazard", _("Hazardous")
    SAFE = "safe", _("Not hazardous")


class QueueReason(TextChoices):
    """Why a record stands in the review queue, the most urgent reason first."""

    REPORTED = "reported", _("Error reported by a reader")
    FLAGGED = "flagged", _("Flagged at the last check")
    OVERDUE = "overdue", _("Review overdue")
    ATTENTION = "attention", _("Needs a decision")
    DEAD_SOURCE = "dead_source", _("Dead source")
    DUE_SOON = "due_soon", _("Review due soon")
    NOT_VERIFIED = "not_verified", _("Not yet verified")


class Whose(TextChoices):
    """Whose records a colleague looks at."""

    EVERYBODY = "everybody", _("Everybody’s")
    MINE = "mine", _("Mine, as owner or deputy")
    NOBODY = "nobody", _("Nobody’s")


class QualityKind(TextChoices):
    """What the quality report looks for."""

    NO_SOURCE = "no_source", _("Source missing")
    NO_DATE = "no_date", _("Date missing")
    NO_REVIEW = "no_review", _("Review missing or overdue")
    NO_OWNER = "no_owner", _("Owner missing")
    NO_TRANSLATION = "no_translation", _("Translation missing")
    CONTRADICTION = "contradiction", _("Contradiction")
    DEAD_LINK = "dead_link", _("Dead link")
    DUPLICATE = "duplicate", _("Possible duplicate")


class RecordsReported(TextChoices):
    """Which records the quality report looks at; sources have no drafts, and always count."""

    LIVE = "live", _("Published records")
    DRAFTS = "drafts", _("Records not public")
    ALL = "all", _("All records")
