"""Make one index anew from the database, beside the old one."""

from collections.abc import Iterator
from typing import Any

from django.db import models

#: Records handed over at a time.
CHUNK = 500


def rebuild(index: Any) -> None:
    """Make one index anew from the database."""
    rebuilder = index.backend.rebuilder_class(index)
    new = rebuilder.start()
    for model in index.documents.models:
        if index.holds(model):
            for chunk in in_chunks(model.get_indexed_objects(), CHUNK):
                new.add_items(model, chunk)
    rebuilder.finish()


def in_chunks(rows: "models.QuerySet[Any]", size: int) -> Iterator[list[Any]]:
    """Yield rows in lists of at most `size`, by key: one deleted meanwhile makes none be missed."""
    rows, last = rows.order_by("pk"), None
    while True:
        chunk = list((rows if last is None else rows.filter(pk__gt=last))[:size])
        if not chunk:
            return
        yield chunk
        last = chunk[-1].pk
