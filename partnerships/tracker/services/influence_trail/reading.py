"""The links of the trail, with the laws in which they end today."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from legislation.choices import RelationKind
from legislation.models import Event, Instrument, Provision, Relation
from partnerships.tracker.models import InfluenceLink, Relationship
from partnerships.tracker.services.influence_trail.effects import laws_by_effect
from reference.models import Jurisdiction


@dataclass(frozen=True)
class TrailRow:
    """A link, and the law in which it ends; None where what came later is gone."""

    link: InfluenceLink
    law: Instrument | None


def read_trail(links: Iterable[InfluenceLink]) -> list[TrailRow]:
    """Return links with their laws: a bill that became an act is read as the act."""
    links = list(links)
    laws = laws_by_effect(link.effect_uid for link in links)
    return [TrailRow(link, laws.get(link.effect_uid)) for link in links]


def laws_of_trail(links: QuerySet[Any]) -> QuerySet[Instrument]:
    """Return the live laws in which any of these links ends, acts of their bills with them."""
    keys = _instruments(links)
    acts = Relation.objects.filter(kind=RelationKind.BECAME, instrument__in=keys).values("target")
    laws: QuerySet[Instrument] = Instrument.objects.filter(
        Q(pk__in=keys) | Q(pk__in=acts), live=True
    )
    return laws.order_by("title", "pk")


def places_of_trail(links: QuerySet[Any]) -> QuerySet[Jurisdiction]:
    """Return the places of the laws in which any of these links ends."""
    laws = Instrument.objects.filter(pk__in=_instruments(links))
    return Jurisdiction.objects.filter(pk__in=laws.values("jurisdiction")).a_to_z()


def partners_of_trail(links: QuerySet[Any], partners: QuerySet[Any]) -> QuerySet[Relationship]:
    """Return those of the partners to whom any of these links belongs."""
    named = partners.filter(pk__in=links.order_by().values("relationship"))
    return named.select_related("organisation", "portal").order_by("organisation__name", "pk")


def _instruments(links: QuerySet[Any]) -> list[int]:
    uids = links.order_by().values("effect_uid")
    return [
        key
        for model in (Event, Provision)
        for key in model.objects.filter(uid__in=uids).values_list("instrument", flat=True)
    ]
