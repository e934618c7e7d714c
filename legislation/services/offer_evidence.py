"""Offer what an answer may say: the criteria of its framework, the provisions it may rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Q
from django.utils.text import Truncator

from legislation.models import Criterion, Provision
from legislation.services.true_status import name_of
from reference.models import Jurisdiction

Choice = tuple[str, str]


@dataclass(frozen=True)
class EvidenceChoices:
    """Provisions in groups by law, and the key of the law of each provision."""

    groups: tuple[tuple[str, list[Choice]], ...]
    laws: dict[UUID | None, int]


def criteria_offered(framework: int | None) -> tuple[Choice, ...]:
    """Return code and question of the criteria of a framework."""
    if framework is None:
        return ()
    criteria: Iterable[Criterion] = Criterion.objects.filter(framework=framework)
    return tuple(
        (each.code, f"{each.code}: {Truncator(each.question).chars(60)}") for each in criteria
    )


def evidence_offered(place: int | None) -> EvidenceChoices:
    """Return the provisions of the live laws of a place and of the bodies it belongs to."""
    if place is None:
        return EvidenceChoices((), {})
    bodies = Jurisdiction.objects.filter(member_links__member=place).values("pk")
    provisions = list(
        Provision.objects.filter(
            Q(instrument__jurisdiction=place) | Q(instrument__jurisdiction__in=bodies),
            instrument__live=True,
        )
        .select_related("instrument__jurisdiction")
        .order_by(
            "instrument__jurisdiction__kind",
            "instrument__jurisdiction__sort_name",
            "instrument__title",
            "instrument",
            "sort_order",
            "pk",
        )
    )
    groups = tuple(
        (_heading(law), [(str(each.uid), f"{name_of(law)}: {each.pinpoint}") for each in found])
        for law, found in groupby(provisions, key=lambda provision: provision.instrument)
    )
    return EvidenceChoices(groups, {each.uid: each.instrument_id for each in provisions})


def _heading(law: object) -> str:
    return f"{law.jurisdiction.name}: {law.title}"  # type: ignore[attr-defined]  # a law has a place
