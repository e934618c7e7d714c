"""Make one index anew from the database, beside the old one."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models

#: Records handed over at a time.
CHUNK = 500

#: Told of each model how many of its records are in, of how many.
Report = Callable[[type[models.Model], int, int], None]


def rebuild(index: Any, *, report: Report | None = None, chunk_size: int = CHUNK) -> int:
    """Make one index anew from the database, and return how many records are in it.

    Raises IndexBusy while somebody else makes it anew.
    """
    rebuilder = index.backend.rebuilder_class(index)
    new, records = rebuilder.start(), 0
    for model in index.documents.models:
        if index.holds(model):
            records += _add_all(model, new, report or _tell_nobody, chunk_size)
    rebuilder.finish()
    return records


def _add_all(model: Any, new: Any, report: Report, chunk_size: int) -> int:
    rows = model.get_indexed_objects()
    total, done = rows.count(), 0
    report(model, done, total)
    for chunk in in_chunks(rows, chunk_size):
        new.add_items(model, chunk)
        done += len(chunk)
        report(model, done, max(done, total))
    return done


def _tell_nobody(model: type[models.Model], done: int, total: int) -> None:
    """Report to nobody."""


def in_chunks(rows: "models.QuerySet[Any]", size: int) -> Iterator[list[Any]]:
    """Yield rows in lists of at most `size`, by key: one deleted meanwhile makes none be missed."""
    rows, last = rows.order_by("pk"), None
    while True:
        chunk = list((rows if last is None else rows.filter(pk__gt=last))[:size])
        if not chunk:
            return
        yield chunk
        last = chunk[-1].pk
