"""Let every row that points at one row of the tracker point at another."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import models


def relations_to(model: type[models.Model]) -> Iterator[Any]:
    """Yield every foreign key of another model that points at `model`, whoever made it."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and hasattr(relation, "field"):
            holder: Any = relation.related_model
            if not relation.many_to_many and not holder._meta.auto_created:
                yield relation.field


def move_rows(old: models.Model, new: models.Model) -> Counter[str]:
    """Point at `new` what points at `old`; return how many rows of which kind.

    What may stand only once has to be settled before: the database refuses it.
    """
    moved: Counter[str] = Counter()
    for key in relations_to(type(old)):
        rows = key.model._base_manager.filter(**{key.name: old.pk})
        number = rows.update(**{key.name: new.pk})
        if number:
            moved[str(key.model._meta.model_name)] += number
    return moved


def count_rows(row: models.Model) -> list[tuple[str, int]]:
    """Return how many rows of which kind point at a row, in the words of those kinds."""
    found: Counter[str] = Counter()
    for key in relations_to(type(row)):
        number = key.model._base_manager.filter(**{key.name: row.pk}).count()
        if number:
            found[str(key.model._meta.verbose_name_plural)] += number
    return sorted(found.items())


def in_figures(moved: Counter[str]) -> str:
    """Return what was moved, for the audit log: kinds and numbers."""
    return ", ".join(f"{kind}: {number}" for kind, number in sorted(moved.items()) if number)
