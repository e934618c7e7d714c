"""What a law must fulfil before it may stand on the public site.

Each check raises ValidationError at the field, or the field of the row, where an editor can put
it right. What every family requires (a date for each event, though it may be "unknown", a free
address and number) is checked by foundation.
"""

from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.row_keys import row_key
from legislation.choices import RelationKind
from legislation.models import Instrument, Relation

#: Relations that cannot hold in both directions.
ONE_WAY: Final = frozenset(
    {
        RelationKind.BECAME,
        RelationKind.IMPLEMENTS,
        RelationKind.REPEALS,
        RelationKind.REPLACES,
        RelationKind.TRANSPOSES,
    }
)


def check_relations(record: Instrument) -> None:
    """No law bears on itself, twice on another in the same way, or in a circle."""
    errors = {}
    seen: set[tuple[str, int]] = set()
    backward = _backward_relations(record)
    for link in record.relations.all():
        key = (link.kind, link.target_id)
        if link.target_id == record.pk:
            errors[row_key(link, "target")] = _("A law cannot have a relation to itself.")
        elif key in seen:
            errors[row_key(link, "target")] = _("This relation stands here already.")
        elif link.kind in ONE_WAY and key in backward:
            errors[row_key(link, "target")] = _("“%(law)s” says the same of this law.") % {
                "law": link.target
            }
        seen.add(key)
    if errors:
        raise ValidationError(errors)


def check_duties(record: Instrument) -> None:
    """A duty rests on a provision that this version of the law has."""
    present = {provision.uid for provision in record.provisions.all()}
    errors = {
        row_key(duty, "provision_uid"): _("The provision of this duty is not in this version.")
        for duty in record.duties.all()
        if duty.provision_uid is not None and duty.provision_uid not in present
    }
    if errors:
        raise ValidationError(errors)


def _backward_relations(law: Instrument) -> set[tuple[str, int]]:
    """Return kind and origin of the public one-way relations that point at this law."""
    if law.pk is None:
        return set()
    pointing = Relation.objects.filter(target=law.pk, kind__in=ONE_WAY, instrument__live=True)
    return set(pointing.values_list("kind", "instrument"))
