"""Many documents into an empty index, on several processors."""

from typing import Any

from whooshsearch.store.merging import LARGE
from whooshsearch.store.storage import IndexStorage


class BulkWriter:
    """Adds documents to a build and commits whenever the segments have the size of a large one."""

    def __init__(self, storage: IndexStorage, procs: int) -> None:
        self._storage = storage
        self._procs = procs
        self._writer: Any = None
        self.documents = 0

    def add_document(self, **fields: Any) -> None:
        """Add one document, which must not be in the build yet."""
        if self._writer is None:
            self._writer = self._open()
        self._writer.add_document(**fields)
        self.documents += 1
        if self.documents % (LARGE * self._procs) == 0:
            self.commit()

    def commit(self) -> None:
        """Write what was added, and see that all of it is there."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.commit(merge=False)

    def cancel(self) -> None:
        """Let go of what is not committed."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.cancel()

    def _open(self) -> Any:
        index = self._storage.open_index()
        if self._procs > 1:
            return index.writer(procs=self._procs, multisegment=True)
        return index.writer()
