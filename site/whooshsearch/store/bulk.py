"""Many documents into an empty index, on several processors.

Whoosh's own writer for several processes waits for ever when one of them dies, goes on without
its documents, and leaves them behind when their parent dies. All three are seen to here.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from whoosh.fields import Schema
from whoosh.index import Index

from whooshsearch.store.codec import plain_codec
from whooshsearch.store.errors import INCOMPLETE, IndexUnavailable
from whooshsearch.store.merging import merge_nothing
from whooshsearch.store.storage import IndexStorage

_PAUSE = 0.02
# Memory for the postings of one process, before they go to temporary files, which takes longer
# than all the rest; and the documents of a segment, whose postings it should hold.
_MEGABYTES = 256
_SEGMENT = 2_000


class BulkStorage(IndexStorage):
    """The files of a build, also for the processes that help to make it."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._made_in = os.getpid()

    def open_index(
        self,
        indexname: str = "MAIN",
        schema: Schema | None = None,
        indexclass: type[Index] | None = None,
    ) -> Index:
        """Open the index; a helper begins with this, and is bound to its parent here."""
        if os.getpid() != self._made_in:
            threading.Thread(target=_end_with, args=(self._made_in,), daemon=True).start()
        return super().open_index(indexname, schema, indexclass)


class BulkWriter:
    """Adds documents to a build, and commits whenever its segments are as large as they may be."""

    def __init__(self, storage: BulkStorage, procs: int) -> None:
        self._storage = storage
        self._procs = procs
        self._writer: Any = None
        self.documents = 0

    def add_document(self, **fields: Any) -> None:
        """Add one document, which must not be in the build yet."""
        if self._writer is None:
            self._writer = self._open()
        self._wait_for_helpers()
        self._writer.add_document(**fields)
        self.documents += 1
        if self.documents % (_SEGMENT * self._procs) == 0:
            self.commit()

    def commit(self) -> None:
        """Write what was added; raise IndexUnavailable if not all of it is there."""
        if self._writer is not None:
            self._wait_for_helpers(idle=True)
            with _watching(getattr(self._writer, "tasks", [])):
                self._writer.commit(mergetype=merge_nothing)
            self._writer = None
        found = self._storage.open_index().doc_count()
        if found != self.documents:
            raise IndexUnavailable(INCOMPLETE, self._storage.path)

    def cancel(self) -> None:
        """Let go of what is not committed."""
        if self._writer is not None:
            for task in getattr(self._writer, "tasks", []):
                task.terminate()
                task.join()
            writer, self._writer = self._writer, None
            # Why it is cancelled is what matters.
            with suppress(Exception):
                writer.cancel()

    def _open(self) -> Any:
        index, codec = self._storage.open_index(), plain_codec()
        if self._procs > 1:
            return index.writer(
                procs=self._procs, multisegment=True, limitmb=_MEGABYTES, codec=codec
            )
        return index.writer(limitmb=_MEGABYTES, codec=codec)

    def _wait_for_helpers(self, *, idle: bool = False) -> None:
        """Wait until the queue of jobs has room, or is empty, while all helpers live."""
        if self._procs == 1:
            return
        jobs = self._writer.jobqueue
        while not jobs.empty() if idle else jobs.full():
            if not all(task.is_alive() for task in self._writer.tasks):
                raise IndexUnavailable(INCOMPLETE, self._storage.path)
            time.sleep(_PAUSE)


@contextmanager
def _watching(tasks: list[Any]) -> Iterator[None]:
    """End all helpers as soon as one has failed, so that nobody waits for the rest."""
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(_PAUSE):
            if any(task.exitcode for task in tasks):
                for task in tasks:
                    task.terminate()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()


def _end_with(parent: int) -> None:
    """End this process when its parent has ended."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
