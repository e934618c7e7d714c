"""`/embed/…`: a law or a country as a small card that other sites show in a frame of theirs.

The only pages that may be framed by anybody: they set no cookie, ask for nothing, and every
link leads out of the frame.
"""

from dataclasses import dataclass
from typing import Any, Final

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from foundation.addresses import AddressBook
from foundation.keeping import kept
from legislation.models import Instrument
from partnerships.register.models import Portal
from reference.models import Jurisdiction
from website.cards.card import Card
from website.cards.composing import compose
from website.cards.subjects import SUBJECTS, is_shown

ANYBODY: Final = {"frame-ancestors": ["*"]}


@dataclass(frozen=True)
class Figure:
    """A number that a card shows."""

    label: str
    number: int


@require_safe
@xframe_options_exempt
@csp_replace(ANYBODY)  # type: ignore[arg-type]  # it hands on what follows the request
def law(request: HttpRequest, place: str, slug: str) -> HttpResponse:
    """Show where a law stands."""
    laws = SUBJECTS["law"].public()
    found = _shown(get_object_or_404(laws, jurisdiction__slug=place, slug=slug))
    return _page(request, found, compose("law", found), [])


@require_safe
@xframe_options_exempt
@csp_replace(ANYBODY)  # type: ignore[arg-type]  # it hands on what follows the request
def country(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is on record of a country or body."""
    place = _shown(get_object_or_404(SUBJECTS["place"].public(), slug=slug))
    figures = kept(("figures of card", place.pk), lambda: _figures(place))
    return _page(request, place, compose("place", place), figures)


def _shown(record: Any) -> Any:
    """Return a record; raise Http404 where the list to which it belongs is private."""
    if not is_shown(record):
        raise Http404
    return record


def _figures(place: Jurisdiction) -> list[Figure]:
    laws = Instrument.objects.live().filter(jurisdiction=place)
    portals = Portal.objects.live().serving(place)
    return [
        Figure(_("Laws"), laws.count()),
        Figure(_("Reporting portals"), portals.count()),
    ]


def _page(request: HttpRequest, record: Any, card: Card, figures: list[Figure]) -> HttpResponse:
    context = {
        "card": card,
        "figures": figures,
        "status": getattr(record, "status", ""),
        "address": AddressBook.of(request).full_url(record),
    }
    return TemplateResponse(request, "website/embed.html", context)
