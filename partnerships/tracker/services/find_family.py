"""Find the bodies above and below an organisation."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from partnerships.register.models import Organisation

#: No body lies deeper; two bodies that contain each other end here too.
_DEEPEST: Final = 12


def find_family(organisation: Organisation) -> frozenset[int]:
    """Return the keys of a body, of those above it, and of those below it."""
    own = organisation.pk
    return frozenset({own, *find_above(organisation), *find_units({own})[own]})


def find_above(organisation: Organisation) -> set[int]:
    """Return the keys of the bodies that a body is part of."""
    found: set[int] = set()
    parent = organisation.parent_id
    while parent is not None and parent not in found:
        found.add(parent)
        parent = Organisation.objects.filter(pk=parent).values_list("parent", flat=True).first()
    return found


def find_units(bodies: Iterable[int]) -> dict[int, set[int]]:
    """Return of each body its key with those of all below it; a query a level, however many."""
    units: dict[int, set[int]] = defaultdict(set)
    wanted = set(bodies)
    level, known = wanted, wanted
    for _depth in range(_DEEPEST):
        rows = list(Organisation.objects.filter(parent__in=level).values_list("parent", "pk"))
        for parent, unit in rows:
            units[parent].add(unit)
        level = {unit for _parent, unit in rows} - known
        if not level:
            break
        known = known | level
    return {body: _reached(body, units) for body in wanted}


def _reached(body: int, units: dict[int, set[int]]) -> set[int]:
    found, level = {body}, {body}
    while level:
        level = {unit for each in level for unit in units.get(each, ())} - found
        found |= level
    return found
