"""The orders that the lists of several families share."""

from typing import Any

from django.db.models import F, Max, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.collation import Alphabetical
from foundation.facets import Order, Records, newest_first, ordered_by
from legislation.models import Event
from legislation.services.order_laws import by_title
from partnerships.register.models import Edition
from reference.services.order_places import place_order


def by_name(*fields: Any) -> Order:
    """Return the order from A to Z in the reader's language: of `name` unless said otherwise."""
    return ordered_by("name", _("Name, A to Z"), *(fields or (Alphabetical("name"), "name")))


def by_place(*then: Any, place: str = "jurisdiction") -> Order:
    """Return the order by country or body; what belongs to none stands at the end."""
    names = then or (Alphabetical("name"), "name")
    return ordered_by("country", _("Country or body"), place_order(place), *names)


def laws_by_place() -> Order:
    """Return the order of laws by country or body, then by the titles that the reader sees."""
    return by_place(*by_title())


def laws_by_title() -> Order:
    """Return the order of laws by the titles that the reader sees."""
    return by_name(*by_title())


def recently_changed() -> Order:
    """Return the order by the day of the last publishing, the latest first."""
    return newest_first("changed", _("Recently changed"), "last_published_at")


def recently_verified() -> Order:
    """Return the order by the day of the last check, the latest first."""
    return newest_first("verified", _("Recently checked"), "verified_on")


def newest_event() -> Order:
    """Return the order of laws by what happened to them last, up to today."""

    def sort(laws: Records) -> Records:
        happened = Event.objects.filter(
            instrument=OuterRef("pk"), date_earliest__lte=timezone.localdate()
        ).order_by()
        latest = happened.values("instrument").annotate(day=Max("date_earliest")).values("day")
        return laws.annotate(latest_event=Subquery(latest)).order_by(
            F("latest_event").desc(nulls_last=True), *by_title()
        )

    return Order("event", _("Latest event"), sort)


def newest_meeting() -> Order:
    """Return the order of forums by their last meeting, one to come included."""

    def sort(forums: Records) -> Records:
        editions = Edition.objects.public().filter(forum=OuterRef("pk")).order_by()
        latest = editions.values("forum").annotate(day=Max("starts_earliest")).values("day")
        return forums.annotate(latest_meeting=Subquery(latest)).order_by(
            F("latest_meeting").desc(nulls_last=True), Alphabetical("name"), "pk"
        )

    return Order("meeting", _("Latest meeting"), sort)
