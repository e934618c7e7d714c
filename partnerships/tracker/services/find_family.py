"""Find the bodies above and below an organisation."""

from typing import Final

from partnerships.register.models import Organisation

#: No body lies deeper; two bodies that contain each other end here too.
_DEEPEST: Final = 12


def find_family(organisation: Organisation) -> frozenset[int]:
    """Return the keys of a body, of those above it, and of those below it."""
    return frozenset({organisation.pk, *_above(organisation), *_below(organisation)})


def _above(organisation: Organisation) -> set[int]:
    found: set[int] = set()
    parent = organisation.parent_id
    while parent is not None and parent not in found:
        found.add(parent)
        parent = Organisation.objects.filter(pk=parent).values_list("parent", flat=True).first()
    return found


def _below(organisation: Organisation) -> set[int]:
    found: set[int] = set()
    level = {organisation.pk}
    for _depth in range(_DEEPEST):
        units = Organisation.objects.filter(parent__in=level).values_list("pk", flat=True)
        level = set(units) - found - {organisation.pk}
        if not level:
            break
        found |= level
    return found
