"""Child rows that are written into a record and into every version of it."""

from collections.abc import Iterable
from typing import Any

from foundation.row_edits import RowsEdit
from legislation.models import Event, Relation


def copy_of(row: Any) -> Any:
    """Return a row that is not saved yet, with the same uid: every version gets its own."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != "instrument"
    }
    return type(row)(**values)


def adding_events(events: Iterable[Event]) -> RowsEdit:
    """Return what adds events, unless an event of that type stands there already."""
    added = list(events)

    def edit(rows: list[Any]) -> list[Any]:
        types = {row.type for row in rows}
        return [*rows, *(copy_of(event) for event in added if event.type not in types)]

    return edit


def adding_relations(links: Iterable[Relation]) -> RowsEdit:
    """Return what adds relations, unless the same is said there already."""
    added = list(links)

    def edit(rows: list[Any]) -> list[Any]:
        said = {(row.kind, row.target_id) for row in rows}
        return [
            *rows,
            *(copy_of(link) for link in added if (link.kind, link.target_id) not in said),
        ]

    return edit
