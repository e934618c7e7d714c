"""Say which fields of a row differ from what they were, for the audit log."""

from typing import Any


def changed_fields(row: Any, before: Any) -> list[str]:
    """Return the names of the plain fields that differ."""
    return [
        field.name
        for field in row._meta.concrete_fields
        if getattr(row, field.attname) != getattr(before, field.attname)
    ]
