"""Loading every reference table, in the order in which they point at each other."""

from collections.abc import Callable
from typing import Final

from django.db import transaction
from modelsearch.backends import get_search_backend
from modelsearch.index import class_is_indexed

from reference.services.load_reference.jurisdictions import (
    load_jurisdictions,
    load_official_languages,
)
from reference.services.load_reference.languages import load_languages
from reference.services.load_reference.memberships import load_memberships
from reference.services.load_reference.names import load_names
from reference.services.load_reference.regions import load_regions
from reference.services.load_reference.topics import load_topics
from reference.services.load_reference.upsert import Tally

_STEPS: Final[tuple[Callable[[], Tally], ...]] = (
    load_languages,
    load_regions,
    load_jurisdictions,
    load_official_languages,
    load_names,
    load_memberships,
    load_topics,
)


def load_reference(progress: Callable[[str], object] = lambda _: None) -> list[Tally]:
    """Bring the reference tables up to date, all or nothing, and say after each what changed.

    Running it again changes nothing. Rows edited by a person and rows that have left their
    source stay as they are.
    """
    tallies: list[Tally] = []
    with transaction.atomic():
        for step in _STEPS:
            tally = step()
            progress(str(tally))
            tallies.append(tally)
        for tally in tallies:
            _refresh_search(tally)
    return tallies


def _refresh_search(tally: Tally) -> None:
    """Index what was written in bulk, which no signal has told the staff search about."""
    model = type(tally.changed_rows[0]) if tally.changed_rows else None
    if model is not None and class_is_indexed(model):
        get_search_backend().get_index_for_model(model).add_items(model, tally.changed_rows)
