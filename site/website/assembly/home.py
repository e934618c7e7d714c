"""What the home page shows beside its figures: the latest changes, and the ways in."""

from typing import Any

from wagtail.models import Page

from legislation.models import Instrument
from partnerships.register.models import Edition
from website.assembly.laws import laws_of_today

SHOWN = 6


def latest_laws() -> list[Instrument]:
    """Return the laws published last."""
    laws = Instrument.objects.live().for_listing().order_by("-last_published_at", "-pk")
    return laws_of_today(laws[:SHOWN])


def next_meetings() -> list[Edition]:
    """Return the meetings that come next."""
    coming = Edition.objects.live().filter(forum__live=True).coming()
    return list(
        coming.select_related("forum", "jurisdiction").order_by("starts_earliest", "pk")[:SHOWN]
    )


def ways_in(home: Page) -> list[Any]:
    """Return the standing texts below the home page."""
    pages = home.get_children().live().public().filter(show_in_menus=False)
    return list(pages.specific())
