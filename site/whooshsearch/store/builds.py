"""A new index beside the old one, and the swap."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.fields import Schema

from whooshsearch.store.bulk import BulkStorage, BulkWriter
from whooshsearch.store.errors import unwritable
from whooshsearch.store.layout import Layout
from whooshsearch.store.locks import exclusive
from whooshsearch.store.merging import merge_nothing
from whooshsearch.store.storage import IndexStorage
from whooshsearch.store.writers import committing, is_from_whoosh

# Who only asks whether there is a rebuild holds its lock for a moment.
_REBUILD_WAIT = 1.0
_SWAP_WAIT = 60.0


class Build:
    """An index in the making, which nobody searches yet."""

    def __init__(self, layout: Layout, schema: Schema, path: Path, procs: int) -> None:
        self._layout = layout
        self._schema = schema
        self._path = path
        self.is_finished = False
        self.writer = BulkWriter(BulkStorage(path, schema, layout.mode), procs)

    def finish(self, catch_up: Callable[[Any], None]) -> None:
        """Put this index in the place of the old one.

        `catch_up` gets a writer for what has changed since the build began, while nobody else
        may write. Raise IndexBusy if others write for a minute.
        """
        self.writer.commit()
        with exclusive(self._layout.lock, wait=_SWAP_WAIT):
            with committing(self._layout, self._schema, self._path, merge_nothing) as writer:
                catch_up(writer)
            try:
                self._layout.make_current(self._path)
            except OSError as error:
                raise unwritable(error, self._layout.directory) from error
            self.is_finished = True
            self._layout.discard_others()


@contextmanager
def building(layout: Layout, schema: Schema, procs: int) -> Iterator[Build]:
    """Hold the rebuild lock over a build, and throw it away unless it was finished."""
    try:
        layout.prepare()
    except OSError as error:
        raise unwritable(error, layout.directory) from error
    with exclusive(layout.rebuild, wait=_REBUILD_WAIT, mode=layout.file_mode):
        layout.discard_others()
        try:
            path = new_index(layout, schema)
        except OSError as error:
            raise unwritable(error, layout.directory) from error
        build = Build(layout, schema, path, procs)
        try:
            yield build
        except OSError as error:
            if is_from_whoosh(error.__traceback__):
                raise unwritable(error, layout.directory) from error
            raise
        finally:
            build.writer.cancel()
            if not build.is_finished:
                layout.discard(path)


def new_index(layout: Layout, schema: Schema) -> Path:
    """Make an empty index that nobody searches yet."""
    path = layout.new_build()
    IndexStorage(path, schema, layout.mode).create_index(schema)
    return path
