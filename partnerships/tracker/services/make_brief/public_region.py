"""The countries of a region, one line each: how much law there is, and who takes reports."""

from collections import Counter
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
    """Return the countries of which something is on record, A to Z, in six queries."""
    if scope.subject.kind != BriefKind.REGION:
        return []
    in_force = _by_place(matching_status(scope.laws, IN_FORCE_STATUSES, day))
    pending = _by_place(matching_status(scope.laws, PENDING_STATUSES, day))
    portals = _portals(scope)
    known = {*in_force, *pending, *portals}
    found, more = cut_rows(scope.places.filter(pk__in=known).a_to_z(), MOST_COUNTRIES)
    lines = [
        Line(
            place.name,
            recorded(day),
            _("Laws in force: %(in_force)s. Not yet in force: %(pending)s. %(portals)s")
            % {
                "in_force": in_force[place.pk],
                "pending": pending[place.pk],
                "portals": _portal_words(portals[place.pk]),
            },
        )
        for place in found
    ]
    empty = Line(_("Nothing is on record of any country here."), recorded(day))
    return section(_("Countries"), lines, more=more, empty=empty)


def _portal_words(number: int) -> str:
    return _("A portal takes reports.") if number else _("No portal.")


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
