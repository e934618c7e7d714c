"""The relations of a law, read right from both sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from legislation.choices import RelationKind
from legislation.models import Instrument, Relation


@dataclass(frozen=True)
class RelationRow:
    """One relation as read from one law: "repealed by" and the law at the other end."""

    kind: str
    label: str
    other: Instrument
    note: str
    is_incoming: bool


def relations_of(instrument: Instrument) -> list[RelationRow]:
    """Return the relations of a law to live laws, its own first, those to it after.

    Costs no query on an instrument from `for_detail`; a draft shows the relations of its version.
    """
    own = _prefetched(instrument, "live_relations")
    if own is None:
        own = [link for link in instrument.relations.all() if link.target.live]
    incoming = _prefetched(instrument, "live_incoming_relations")
    if incoming is None:
        incoming = list(
            Relation.objects.filter(target=instrument.pk, instrument__live=True)
            .select_related("instrument__jurisdiction")
            .order_by("pk")
        )
    return _once([*map(_outgoing, own), *map(_incoming, incoming)])


def incoming_relations(instrument: Instrument) -> list[Relation]:
    """Return what other laws, live or drafts, say of this one, by the title of the other law."""
    if instrument.pk is None:
        return []
    found = Relation.objects.filter(target=instrument.pk).select_related("instrument")
    return list(found.order_by("instrument__title", "pk"))


def _outgoing(link: Relation) -> RelationRow:
    return RelationRow(
        link.kind, link.get_kind_display(), link.target, link.note, is_incoming=False
    )


def _incoming(link: Relation) -> RelationRow:
    return RelationRow(link.kind, link.inverse_label, link.instrument, link.note, is_incoming=True)


def _prefetched(instrument: Instrument, name: str) -> list[Any] | None:
    found: list[Any] | None = getattr(instrument, name, None)
    return found


def _once(rows: Iterable[RelationRow]) -> list[RelationRow]:
    """Drop the second of two "is related to" that two laws say of each other."""
    kept: dict[tuple[Any, ...], RelationRow] = {}
    for row in rows:
        both_ways = row.kind == RelationKind.RELATED
        kept.setdefault((row.kind, row.other.pk, None if both_ways else row.is_incoming), row)
    return list(kept.values())
