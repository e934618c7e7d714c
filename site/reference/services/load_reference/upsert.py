"""Bringing a table in line with its source in a few statements, and counting what changed."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Manager, Model

Row = TypeVar("Row", bound=Model)


@dataclass
class Tally:
    """What loading did to one table."""

    table: str
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0
    changed_rows: list[Model] = field(default_factory=list, repr=False)

    def __str__(self) -> str:
        counts = f"{self.created} created, {self.updated} updated, {self.unchanged} unchanged"
        return f"{self.table}: {counts}" + (f", {self.kept} kept as edited" * bool(self.kept))

    def add(self, other: "Tally") -> "Tally":
        """Count another round on the same table in with this one."""
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.kept += other.kept
        self.changed_rows += other.changed_rows
        return self


def upsert(
    table: str,
    manager: Manager[Row],
    rows: Iterable[Row],
    *,
    key: Callable[[Row], Hashable],
    fields: Iterable[str],
) -> Tally:
    """Create the rows that are missing and update the `fields` of those that differ.

    `table` is what people call them; rows are matched by `key`. Rows a person has edited are
    kept; rows that the source no longer has stay, since something may point at them.
    """
    fields = list(fields)
    existing = {key(row): row for row in manager.all()}
    tally = Tally(table)
    new: list[Row] = []
    differing: list[Row] = []
    for row in rows:
        present = existing.get(key(row))
        if present is None:
            new.append(row)
        elif _values(present, fields) == _values(row, fields):
            tally.unchanged += 1
        elif getattr(present, "locally_edited", False):
            tally.kept += 1
        else:
            for name in fields:
                setattr(present, name, getattr(row, name))
            differing.append(present)
    manager.bulk_create(new, batch_size=500)
    if differing:
        manager.bulk_update(differing, fields, batch_size=100)
    tally.created, tally.updated = len(new), len(differing)
    tally.changed_rows = [*new, *differing]
    return tally


def _values(row: Model, fields: list[str]) -> list[Any]:
    return [getattr(row, name) for name in fields]
