"""The countries of a region, one line each: how much law there is, and who takes reports."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count
from django.utils.translation import gettext as _

from legislation.choices import IN_FORCE_STATUSES, PENDING_STATUSES
from legislation.services.true_status import matching_status
from partnerships.register.models import Portal
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.services.make_brief.document import (
    Line,
    Section,
    cut_rows,
    recorded,
    section,
)
from partnerships.tracker.services.make_brief.scope import Scope

MOST_COUNTRIES: Final = 60


def region_sections(scope: Scope, day: date) -> list[Section]:
    """Return the countries of which something is on record, A to Z, in eight queries."""
    if scope.subject.kind != BriefKind.REGION:
        return []
    counts = _Counts(
        laws=_by_place(scope.laws),
        in_force=_by_place(matching_status(scope.laws, IN_FORCE_STATUSES, day)),
        pending=_by_place(matching_status(scope.laws, PENDING_STATUSES, day)),
        portals=_portals(scope),
    )
    known = {*counts.laws, *counts.portals}
    found, more = cut_rows(scope.places.filter(pk__in=known).a_to_z(), MOST_COUNTRIES)
    lines = [Line(place.name, recorded(day), counts.words(place.pk)) for place in found]
    empty = Line(_("Nothing is on record of any country here."), recorded(day))
    return section(_("Countries"), lines, more=more, empty=empty)


@dataclass(frozen=True)
class _Counts:
    """How many laws and portals there are, by the key of their place."""

    laws: Counter[int]
    in_force: Counter[int]
    pending: Counter[int]
    portals: Counter[int]

    def words(self, place: int) -> str:
        """Return what is on record of a place; a law that is not on record is not "0 laws"."""
        portal = _("A portal takes reports.") if self.portals[place] else _("No portal.")
        if not self.laws[place]:
            return _("No law is on record. %(portal)s") % {"portal": portal}
        words = {
            "laws": self.laws[place],
            "in_force": self.in_force[place],
            "pending": self.pending[place],
            "portal": portal,
        }
        return (
            _("Laws on record: %(laws)s, in force: %(in_force)s, pending: %(pending)s. %(portal)s")
            % words
        )


def _by_place(laws: Any) -> Counter[int]:
    rows = laws.order_by().values_list("jurisdiction").annotate(number=Count("pk"))
    return Counter(dict(rows))


def _portals(scope: Scope) -> Counter[int]:
    """Return how many portals that take reports each place has, its own or another's."""
    rows = Portal.objects.live().taking_reports()
    places = scope.places.order_by().values("pk")
    own = rows.filter(jurisdiction__in=places).values_list("jurisdiction", flat=True)
    others = rows.filter(serves__in=places).values_list("serves", flat=True)
    return Counter([*own, *others])
