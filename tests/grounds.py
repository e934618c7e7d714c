"""Records that many tests begin with: made once for tests that follow each other, not for each.

A ground is made in a transaction around those of its tests; what a test does to it is rolled back
with the test. The tests that stand on one follow each other, in their random order.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from tests.website.pages import make_small_site

#: What makes a ground, by the name of the fixture that gives it.
MAKERS: dict[str, Callable[[], Any]] = {"small_site": make_small_site}


@dataclass(frozen=True)
class _Ground:
    name: str
    around: transaction.Atomic
    made: Any


_standing: list[_Ground] = []


def name_for(item: pytest.Item) -> str:
    """Return the name of the ground that a test stands on, or nothing."""
    names = getattr(item, "fixturenames", ())
    return next((name for name in MAKERS if name in names and not leaves_marks(item)), "")


def leaves_marks(item: pytest.Item) -> bool:
    """Say whether a test cannot run inside a transaction."""
    marker = item.get_closest_marker("django_db")
    alone = marker and marker.kwargs.get("transaction")
    return bool(alone) or "transactional_db" in getattr(item, "fixturenames", ())


def prepare(name: str) -> None:
    """Make the ground of that name, unless it stands; remove any other."""
    if _standing and _standing[0].name != name:
        remove()
    if name and not _standing:
        around = transaction.atomic()
        around.__enter__()
        _standing.append(_Ground(name, around, MAKERS[name]()))


def remove() -> None:
    """Take back what was made, if anything was."""
    while _standing:
        transaction.set_rollback(True)
        _standing.pop().around.__exit__(None, None, None)


def stand_on(name: str) -> Any:
    """Return what the ground of that name consists of: a copy that a test may change."""
    if _standing and _standing[0].name == name:
        return copy.deepcopy(_standing[0].made)
    return MAKERS[name]()
