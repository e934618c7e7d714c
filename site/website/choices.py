"""Controlled words of the website."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SearchKind(TextChoices):
    """What a search result is, in the order in which kinds are offered."""

    LAW = "law", _("Law")
    FRAMEWORK = "framework", _("Scorecard")
    SCORECARD = "scorecard", _("Scorecard of a country")
    PORTAL = "portal", _("Reporting portal")
    PARTNER = "partner", _("Partner")
    FORUM = "forum", _("Forum")
    EDITION = "edition", _("Meeting of a forum")
    SEAT = "seat", _("Seat")
    PLACE = "place", _("Country or body")
    CASE_STUDY = "case_study", _("Case study")
    TOPIC = "topic", _("Topic")
    PAGE = "page", _("Page")


class ChangeKind(TextChoices):
    """What a reader who follows the changes is told."""

    PUBLISHED = "published", _("Published")
    CHANGED = "changed", _("Changed")
    MOVED = "moved", _("Moved")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class AlertStep(TextChoices):
    """What a reader did about following something by e-mail; what was done last does not undo."""

    ASKED = "asked", _("Asked for")
    CONFIRMED = "confirmed", _("Confirmed")
    ENDED = "ended", _("Ended")


class AlertRhythm(TextChoices):
    """How often a reader who follows something hears of it, at most."""

    WEEKLY = "weekly", _("Once a week")
    DAILY = "daily", _("Once a day")


class AlertMail(TextChoices):
    """What a message to a reader who follows something is for."""

    CONFIRMATION = "confirmation", _("Asks whether it was the reader")
    CHANGES = "changes", _("Tells what changed")
