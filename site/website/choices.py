"""Controlled words of the website."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SearchKind(TextChoices):
    """What a search result is, in the order in which kinds are offered."""

    LAW = "law", _("Law")
    PORTAL = "portal", _("Reporting portal")
    PARTNER = "partner", _("Partner")
    FORUM = "forum", _("Forum")
    EDITION = "edition", _("Meeting of a forum")
    SEAT = "seat", _("Seat")
    PLACE = "place", _("Country or body")
    CASE_STUDY = "case_study", _("Case study")
    TOPIC = "topic", _("Topic")
    PAGE = "page", _("Page")
