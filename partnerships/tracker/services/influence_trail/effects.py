"""What came later: the events and provisions of a law, and of the bills that became it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from legislation.choices import RelationKind
from legislation.models import Event, Instrument, Provision, Relation
from partnerships.tracker.choices import LinkedKind
from reference.models import Jurisdiction

_LONGEST = 300


@dataclass(frozen=True)
class Effect:
    """An event or provision of a law; `on` is the last day on which it may have happened."""

    kind: LinkedKind
    uid: UUID
    label: str
    on: date | None

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.kind.value}:{self.uid}"


def with_bills(laws: Any) -> Any:
    """Return the condition that an instrument is one of these, or a bill that became one."""
    became = Relation.objects.filter(kind=RelationKind.BECAME, target__in=laws)
    return Q(instrument__in=laws) | Q(instrument__in=became.values("instrument"))


def effects_of(law: Instrument) -> list[Effect]:
    """Return what of a law may be an effect: events by date, then provisions in their order."""
    here = with_bills([law.pk])
    events = Event.objects.filter(here).select_related("instrument")
    provisions = Provision.objects.filter(here).select_related("instrument")
    return [
        *(_of_event(row) for row in events.order_by("date_earliest", "pk")),
        *(_of_provision(row) for row in provisions.order_by("instrument", "sort_order", "pk")),
    ]


def find_effect(law: Instrument, key: str) -> Effect | None:
    """Return the effect of a law by what a form calls it."""
    return next((effect for effect in effects_of(law) if effect.key == key), None)


def leading_to_law(links: QuerySet[Any], law: Instrument) -> QuerySet[Any]:
    """Narrow links to those that lead to a law, or to a bill that became it."""
    return _leading(links, with_bills([law.pk]))


def leading_to_place(links: QuerySet[Any], place: Jurisdiction) -> QuerySet[Any]:
    """Narrow links to those that lead to a law of a place."""
    return _leading(links, Q(instrument__jurisdiction=place))


def _leading(links: QuerySet[Any], condition: Q) -> QuerySet[Any]:
    events = Event.objects.filter(condition).values("uid")
    provisions = Provision.objects.filter(condition).values("uid")
    return links.filter(Q(effect_uid__in=events) | Q(effect_uid__in=provisions))


def laws_by_effect(uids: Iterable[UUID]) -> dict[UUID, Instrument]:
    """Return the law of each event or provision; of a bill that became an act, the live act."""
    wanted = set(uids)
    found: dict[UUID, Instrument] = {}
    for model in (Event, Provision):
        rows = model.objects.filter(uid__in=wanted).select_related("instrument__jurisdiction")
        found |= {row.uid: row.instrument for row in rows}
    became = Relation.objects.filter(
        kind=RelationKind.BECAME,
        instrument__in={law.pk for law in found.values()},
        target__live=True,
    ).select_related("target__jurisdiction")
    acts = {link.instrument_id: link.target for link in became}
    return {uid: acts.get(law.pk, law) for uid, law in found.items()}


def _of_event(row: Event) -> Effect:
    label = f"{row.instrument}: {row}"[:_LONGEST]
    return Effect(LinkedKind.EVENT, row.uid, label, row.date.latest if row.date else None)


def _of_provision(row: Provision) -> Effect:
    label = f"{row.instrument}: {row}"[:_LONGEST]
    since = row.in_force_from
    return Effect(LinkedKind.PROVISION, row.uid, label, since.latest if since else None)
