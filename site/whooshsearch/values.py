"""Values of filter fields as an index keeps them: small, comparable, and readable again."""

import datetime
import json
from typing import Any
from uuid import UUID

from django.db import models

Scalar = str | int | float | bool
Value = Scalar | None | list[Scalar]


def plain(value: Any) -> Value:
    """Return `value` as plain data that compares as the database would compare it.

    Days and times become ISO 8601 texts (those with a zone in UTC), records become their keys,
    relations lists of keys.
    """
    if isinstance(value, models.Manager):
        value = value.all()
    if isinstance(value, list | tuple | set | frozenset | models.QuerySet):
        items = (plain(item) for item in value)
        scalars = [item for item in items if item is not None and not isinstance(item, list)]
        return sorted(scalars, key=str)
    return _scalar(value)


def _scalar(value: Any) -> Scalar | None:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, models.Model):
        return _scalar(value.pk)
    if isinstance(value, datetime.datetime):
        aware = value if value.tzinfo is None else value.astimezone(datetime.UTC)
        return aware.replace(tzinfo=None).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value.hex if isinstance(value, UUID) else str(value)


def encode(value: Any) -> bytes:
    """Return the bytes kept for `value`; none for null and for an empty relation."""
    simple = plain(value)
    if simple is None or simple == []:
        return b""
    return json.dumps(simple, ensure_ascii=False, separators=(",", ":")).encode()


def decode(kept: bytes) -> tuple[Scalar, ...]:
    """Return the values kept in `kept`: none, one, or those of a relation."""
    if not kept:
        return ()
    found = json.loads(kept)
    return tuple(found) if isinstance(found, list) else (found,)
