"""Making an index anew beside the old one, which goes on answering."""

import os
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

from django.db import models
from modelsearch.backends.base import BaseIndex

from whooshsearch.indexes import NoIndex, WhooshIndex
from whooshsearch.models import PendingChange
from whooshsearch.services.drain import forget, take_in

#: From so many records on, a rebuild is worth more than one process.
MANY = 1_000


class IndexBeingBuilt(BaseIndex):
    """Takes in all records, one model after the other, as modelsearch hands them over."""

    def __init__(self, index: WhooshIndex, writer: Any) -> None:
        super().__init__(index.backend)
        self._index = index
        self._writer = writer

    def add_items(self, model: type[models.Model], items: Iterable[Any]) -> None:
        """Write the documents of these records."""
        if self._index.holds(model):
            documents = map(self._index.documents.readable_document, items)
            for document in filter(None, documents):
                self._writer.add_document(**document)


class WhooshRebuilder:
    """Rebuilds one index: `start` begins beside the old one, `finish` puts it in its place."""

    def __init__(self, index: WhooshIndex | NoIndex) -> None:
        self.index = index
        self._stack = ExitStack()
        self._build: Any = None
        self._in_the_records: set[int] = set()

    def start(self) -> BaseIndex:
        """Begin the rebuild and return the index to add to; raises IndexBusy during another."""
        if isinstance(self.index, NoIndex):
            return self.index
        self._build = self._stack.enter_context(
            self.index.store.building(procs=_processes(self.index))
        )
        # Committed already, so the records that are read from now on have these changes in them.
        pending = PendingChange.objects.filter(index=self.index.get_key())
        self._in_the_records = set(pending.values_list("pk", flat=True))
        return IndexBeingBuilt(self.index, self._build.writer)

    def finish(self) -> None:
        """Take in what changed meanwhile, and let searches use the new index."""
        if isinstance(self.index, NoIndex):
            return
        index, rows = self.index, list[PendingChange]()

        def catch_up(writer: Any) -> None:
            rows.extend(PendingChange.objects.filter(index=index.get_key()))
            later = [row for row in rows if row.pk not in self._in_the_records]
            take_in(index, later, writer)

        with self._stack:
            self._build.finish(catch_up)
        forget([row.pk for row in rows])


def _processes(index: WhooshIndex) -> int:
    """Return how many processes to write with: one for few records, or beside other threads.

    A fork takes over what other threads hold at that moment; the timers of upkeep hold nothing
    that a helper needs.
    """
    threads = set(threading.enumerate()) - {threading.current_thread()}
    if any(not isinstance(thread, threading.Timer) for thread in threads):
        return 1
    wanted = (model for model in index.documents.models if index.holds(model))
    number = sum(model.get_indexed_objects().count() for model in wanted)  # type: ignore[attr-defined]
    return min(index.options.processes, os.cpu_count() or 1) if number >= MANY else 1
