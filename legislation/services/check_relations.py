"""The relations of a law: none to itself, none twice, none that leads back to it in a circle."""

from collections.abc import Iterator
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.row_keys import row_key
from legislation.choices import RelationKind
from legislation.models import Instrument, Relation

#: Kinds that look back at what was there before, so that no chain of them leads back to its
#: beginning. Laws that stay in use may amend and cite each other for ever.
ONE_WAY: Final = (
    frozenset({RelationKind.BECAME}),
    frozenset({RelationKind.REPEALS, RelationKind.REPLACES}),
    frozenset({RelationKind.IMPLEMENTS, RelationKind.TRANSPOSES}),
)
Chain = tuple[Relation, ...]


def check_relations(record: Instrument) -> None:
    """Raise ValidationError at the relation that cannot stand; a circle is named law by law."""
    errors = {}
    seen: set[tuple[str, int]] = set()
    for link in record.relations.all():
        key = (link.kind, link.target_id)
        if link.target_id == record.pk:
            errors[row_key(link, "target")] = _("A law cannot have a relation to itself.")
        elif key in seen:
            errors[row_key(link, "target")] = _("This relation stands here already.")
        else:
            for chain in _circles(record, link):
                errors[row_key(link, "target")] = _circle_words(record, link, chain)
        seen.add(key)
    if errors:
        raise ValidationError(errors)


def _circles(record: Instrument, link: Relation) -> Iterator[Chain]:
    """Yield the shortest chain of public relations by which the target leads back to the law."""
    kinds = next((group for group in ONE_WAY if link.kind in group), None)
    if kinds is None or record.pk is None:
        return
    reached: dict[int, Chain] = {link.target_id: ()}
    ends = set(reached)
    while ends and record.pk not in reached:
        steps = Relation.objects.filter(kind__in=kinds, instrument__in=ends, instrument__live=True)
        ends = set()
        for step in steps.exclude(instrument=record.pk).select_related("instrument", "target"):
            if step.target_id not in reached:
                reached[step.target_id] = (*reached[step.instrument_id], step)
                ends.add(step.target_id)
    if record.pk in reached:
        yield reached[record.pk]


def _circle_words(record: Instrument, link: Relation, chain: Chain) -> str:
    """Return "This closes a circle: A repeals B, B replaces A"."""
    steps = [(record, link), *((step.instrument, step) for step in chain)]
    words = [
        _("“%(law)s” %(relation)s “%(other)s”")
        % {"law": law, "relation": step.get_kind_display(), "other": step.target}
        for law, step in steps
    ]
    return _("This closes a circle: %(chain)s.") % {"chain": ", ".join(words)}
