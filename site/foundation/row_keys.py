"""How an error names a field of a child row, wherever it is raised and wherever it is shown.

A publish check that finds fault with a child row raises::

    raise ValidationError({row_key(event, "date"): _("The date is missing.")})

and the editing form shows the message at that field of that row.
"""

from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey

SEPARATOR = "."


class RowField(NamedTuple):
    """A field of a child row: its relation on the record, the row's uid, the field's name."""

    relation: str
    uid: UUID
    field: str


def row_key(child: models.Model, field: str) -> str:
    """Return the key of an error at `field` of `child`, for a dictionary of errors."""
    return SEPARATOR.join((relation_of(type(child)), str(child.uid), field))  # type: ignore[attr-defined]


def relation_of(model: type[models.Model]) -> str:
    """Return the name under which a record knows the rows of a child model."""
    keys = (field for field in model._meta.get_fields() if isinstance(field, ParentalKey))
    return str(next(keys).remote_field.get_accessor_name())


def read_row_key(key: str) -> RowField | None:
    """Return what a key says, or None when it names a field of the record itself."""
    parts = key.split(SEPARATOR, 2)
    if len(parts) != len(RowField._fields):
        return None
    relation, uid, field = parts
    return RowField(relation, UUID(uid), field)


def label_of(model: type[models.Model], field: str) -> str:
    """Return the name of a field as an editor reads it."""
    try:
        return str(capfirst(model._meta.get_field(field).verbose_name))  # type: ignore[union-attr]
    except (FieldDoesNotExist, AttributeError):
        return ""
