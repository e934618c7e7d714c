"""The words of the picture of each kind of page."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from foundation.text import tidy_line
from legislation.choices import InstrumentStatus
from legislation.services.read_texts import SITE_LANGUAGE, TextsOfLaw
from legislation.services.true_status import with_true_status
from partnerships.register.choices import PortalStatus
from website.cards.card import Card, Tone
from website.citations.days import in_words

TONES: Final[Mapping[str, Tone]] = {
    InstrumentStatus.IN_FORCE: Tone.GOOD,
    InstrumentStatus.PARTLY_IN_FORCE: Tone.GOOD,
    PortalStatus.LIVE: Tone.GOOD,
    InstrumentStatus.IN_FORCE_UNCONFIRMED: Tone.WARN,
    InstrumentStatus.SUSPENDED: Tone.WARN,
    PortalStatus.PAUSED: Tone.WARN,
    InstrumentStatus.REPEALED: Tone.BAD,
    InstrumentStatus.EXPIRED: Tone.BAD,
    InstrumentStatus.STRUCK_DOWN: Tone.BAD,
    InstrumentStatus.REJECTED: Tone.BAD,
    InstrumentStatus.WITHDRAWN: Tone.BAD,
    InstrumentStatus.LAPSED: Tone.BAD,
    PortalStatus.CLOSED: Tone.BAD,
}


def compose(family: str, record: Any) -> Card:
    """Return the words of the picture of a record, in the language spoken."""
    words = {name: tidy_line(str(value)) for name, value in COMPOSERS[family](record).items()}
    return Card(
        kicker=words["kicker"],
        title=words["title"],
        site=settings.WAGTAIL_SITE_NAME,
        day=_("As of %(day)s") % {"day": in_words(timezone.localdate())},
        badge=words.get("badge", ""),
        sentence=words.get("sentence", ""),
        tone=TONES.get(words.get("status", ""), Tone.CALM),
        is_rtl=get_language_bidi(),
    )


def _kicker(kind: Any, record: Any) -> str:
    place = record.jurisdiction
    return " · ".join(filter(None, (capfirst(str(kind)), place.local_name if place else "")))


def _law(law: Any) -> dict[str, Any]:
    with_true_status([law])
    return {
        "kicker": _kicker(law.get_kind_display(), law),
        "title": TextsOfLaw(law).title(get_language() or SITE_LANGUAGE).text,
        "badge": law.get_status_display(),
        "sentence": law.status_words,
        "status": law.status,
    }


def _portal(portal: Any) -> dict[str, Any]:
    launched = portal.launched
    words = _("Launched: %(when)s") % {"when": launched.in_words()} if launched else ""
    return {
        "kicker": _kicker(portal._meta.verbose_name, portal),
        "title": portal.name,
        "badge": portal.get_status_display(),
        "sentence": words,
        "status": portal.status,
    }


def _partner(partner: Any) -> dict[str, Any]:
    return {
        "kicker": _kicker(partner.get_kind_display(), partner),
        "title": partner.name,
        "sentence": partner.summary,
    }


def _forum(forum: Any) -> dict[str, Any]:
    return {"kicker": forum.get_kind_display(), "title": forum.name, "sentence": forum.summary}


def _framework(framework: Any) -> dict[str, Any]:
    return {"kicker": _("Scorecard"), "title": framework.name, "sentence": framework.summary}


def _scorecard(assessment: Any) -> dict[str, Any]:
    return {
        "kicker": _("Scorecard of a country"),
        "title": assessment.jurisdiction.local_name,
        "sentence": assessment.framework.name,
    }


def _place(place: Any) -> dict[str, Any]:
    kind = capfirst(place.get_kind_display())
    region = place.region.local_name if place.region else ""
    return {
        "kicker": " · ".join(filter(None, (kind, region))),
        "title": place.local_name,
        "sentence": _("Laws, reporting portals, partners, meetings and case studies"),
    }


def _topic(topic: Any) -> dict[str, Any]:
    return {"kicker": _("Topic"), "title": topic.name, "sentence": topic.definition}


def _page(page: Any) -> dict[str, Any]:
    is_home = page.depth == 2
    return {
        "kicker": "" if is_home else settings.WAGTAIL_SITE_NAME,
        "title": settings.WAGTAIL_SITE_NAME if is_home else page.title,
        "sentence": getattr(page, "description", ""),
    }


COMPOSERS: Final[Mapping[str, Callable[[Any], dict[str, Any]]]] = {
    "law": _law,
    "portal": _portal,
    "partner": _partner,
    "forum": _forum,
    "framework": _framework,
    "scorecard": _scorecard,
    "place": _place,
    "topic": _topic,
    "page": _page,
}
