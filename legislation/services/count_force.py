"""Whether the provisions behind mentions bind, told by the database for all of them at once.

The rules are those of `legislation.force`, as one expression, so that a list can be narrowed and
counted without reading its rows.
"""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from legislation.force import FORCE, Start
from legislation.models import Instrument, Mention, Provision


def with_force(mentions: QuerySet[Mention], day: date | None = None) -> QuerySet[Any]:
    """Return mentions with `force`, a `ForceState`: that of their provision on `day` (today).

    Costs one query at once, two where the calendar overtook the stored status of a law.
    """
    today = day or timezone.localdate()
    return mentions.annotate(law_status=_law_status(today), provision_start=_start(today)).annotate(
        force=_force()
    )


def _law_status(day: date) -> Any:
    """Return the status of the law of a mention on `day`, whatever is stored."""
    overtaken = (
        Instrument.objects.live()
        .status_outdated(day)
        .filter(mentions__isnull=False)
        .distinct()
        .prefetch_related("events")
    )
    fresh = [
        When(instrument_id=law.pk, then=Value(law.find_status(day).status.value))
        for law in overtaken
    ]
    stored = F("instrument__status")
    return Case(*fresh, default=stored, output_field=CharField()) if fresh else stored


def _start(day: date) -> Any:
    """Return the start of the provision that a mention rests on, a `Start`."""
    name = "in_force_from"
    start = Case(
        When(**{f"{name}__isnull": True}, then=Value(Start.NONE.value)),
        When(**{f"{name}_earliest__isnull": True}, then=Value(Start.BEGUN.value)),
        When(**{f"{name}_earliest__gt": day}, then=Value(Start.AHEAD.value)),
        When(_is_open(name, day), then=Value(Start.OPEN.value)),
        default=Value(Start.BEGUN.value),
        output_field=CharField(),
    )
    provisions = Provision.objects.filter(
        uid=OuterRef("provision_uid"), instrument=OuterRef("instrument")
    )
    found = provisions.order_by().annotate(written=_as_text(name)).annotate(start=start)
    return Coalesce(Subquery(found.values("start")[:1]), Value(Start.NONE.value))


def _is_open(name: str, day: date) -> Q:
    return Q(**{f"{name}_latest__gt": day}) | Q(written__endswith=" planned")


def _as_text(name: str) -> Any:
    return Coalesce(F(name), Value(""), output_field=CharField())


def _force() -> Any:
    return Case(
        *(
            When(law_status=status.value, provision_start=start.value, then=Value(state.value))
            for status, states in FORCE.items()
            for start, state in states.items()
        ),
        default=Value(""),
        output_field=CharField(),
    )
