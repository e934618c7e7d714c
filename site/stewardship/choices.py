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
