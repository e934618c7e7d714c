"""`/embed/…`: a law or a country as a small card that other sites show in a frame of theirs.

The only pages that may be framed by anybody: they set no cookie, ask for nothing, and every
link leads out of the frame.
"""

from dataclasses import dataclass
from typing import Any, Final

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.http import HttpResponsePermanentRedirect as Moved
from django.template.response import TemplateResponse
from django.urls import reverse
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
from website.services.find_moved import names_today

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
    found = SUBJECTS["law"].public().filter(jurisdiction__slug=place, slug=slug).first()
    if found is None:
        return _moved("embed_law", Instrument, place, slug)
    found = _shown(found)
    return _page(request, found, compose("law", found), [])


@require_safe
@xframe_options_exempt
@csp_replace(ANYBODY)  # type: ignore[arg-type]  # it hands on what follows the request
def country(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is on record of a country or body."""
    found = SUBJECTS["place"].public().filter(slug=slug).first()
    if found is None:
        return _moved("embed_country", Jurisdiction, slug)
    place = _shown(found)
    figures = kept(("figures of card", place.pk), lambda: _figures(place))
    return _page(request, place, compose("place", place), figures)


def _moved(view: str, model: type[Any], *names: str) -> HttpResponse:
    """Lead to the card of a record that had these names, as its old page leads to its page."""
    found = names_today(model, *names)
    if not found:
        raise Http404
    return Moved(reverse(view, args=found))


def _shown(record: Any) -> Any:
    """Return a record; raise Http404 where the list to which it belongs is private."""
    if not is_shown(record):
        raise Http404
    return record


def _figures(place: Jurisdiction) -> list[Figure]:
    laws = Instrument.objects.public().filter(jurisdiction=place)
    portals = Portal.objects.public().serving(place)
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
