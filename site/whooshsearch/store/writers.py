"""One commit: a writer over the newest generation, and what makes it the next."""

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from whoosh.codec.base import Segment
from whoosh.fields import Schema
from whoosh.filedb.filetables import FileFormatError
from whoosh.query.qcore import Query
from whoosh.reading import CorruptIndexError
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from whooshsearch.store.codec import plain_codec
from whooshsearch.store.errors import DAMAGED, IndexUnavailable, TornFileError, unwritable
from whooshsearch.store.layout import Layout
from whooshsearch.store.merging import Policy
from whooshsearch.store.storage import IndexStorage, is_left_over

# What reading a torn file raises, at the latest when something is looked up in it.
TORN = (
    TornFileError,
    CorruptIndexError,
    FileFormatError,
    struct.error,
    EOFError,
    pickle.UnpicklingError,
    zlib.error,
)


class SearchingWriter:
    """A writer that finds the documents to replace with a searcher that is open already."""

    def __init__(self, writer: Any, searcher: Searcher) -> None:
        self._writer = writer
        self._searcher = searcher

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)

    def update_document(self, **fields: Any) -> None:
        """Put a document in the place of those with the same value in a unique field."""
        for name, field in self._writer.schema.items():
            if field.unique and name in fields:
                self.delete_by_term(name, fields[name])
        self._writer.add_document(**fields)

    def delete_by_term(self, fieldname: str, text: Any) -> int:
        """Delete the documents with this term."""
        return int(self._writer.delete_by_term(fieldname, text, searcher=self._searcher))

    def delete_by_query(self, query: Query) -> int:
        """Delete the documents that a query finds."""
        return int(self._writer.delete_by_query(query, searcher=self._searcher))


@contextmanager
def committing(layout: Layout, schema: Schema, build: Path, policy: Policy) -> Iterator[Any]:
    """Open a writer on a build; commit it at the end, or leave the build as it was.

    The caller holds the lock and has seen that the newest generation can be read: a commit on top
    of what cannot would do away with the last good one.
    """
    try:
        _clean(build)
    except OSError as error:
        raise unwritable(error, layout.directory) from error
    storage = IndexStorage(build, schema, layout.mode)
    generation = layout.generations(build)[0]
    writer = _open(storage, layout)

    def keeping(writer: IndexWriter, segments: list[Segment]) -> list[Segment]:
        storage.keep(generation, segments)
        return policy(writer, segments)

    try:
        yield writer
        writer.commit(mergetype=keeping)
    except BaseException as error:
        _abandon(writer, storage)
        if isinstance(error, OSError) and is_from_whoosh(error.__traceback__):
            raise unwritable(error, layout.directory) from error
        if isinstance(error, TORN) and is_from_whoosh(error.__traceback__):
            raise IndexUnavailable(DAMAGED, layout.directory) from error
        raise


def is_from_whoosh(traceback: TracebackType | None) -> bool:
    """Tell whether an exception came out of Whoosh."""
    while traceback is not None:
        if str(traceback.tb_frame.f_globals.get("__name__")).startswith("whoosh."):
            return True
        traceback = traceback.tb_next
    return False


def is_meant(error: Exception) -> bool:
    """Tell whether an exception is the caller's, or one that Whoosh raises on purpose."""
    if not is_from_whoosh(error.__traceback__):
        return True
    return type(error).__module__.startswith("whoosh.") and not isinstance(error, TORN)


def _open(storage: IndexStorage, layout: Layout) -> Any:
    writer = None
    try:
        writer = storage.open_index().writer(codec=plain_codec())
    except OSError as error:
        _abandon(writer, storage)
        raise unwritable(error, layout.directory) from error
    except Exception as error:
        _abandon(writer, storage)
        raise IndexUnavailable(DAMAGED, layout.directory) from error
    return writer


def _abandon(writer: Any, storage: IndexStorage) -> None:
    """Let go of a writer without hiding why."""
    with suppress(Exception):
        if writer is not None and not writer.is_closed:
            writer.cancel()
    with suppress(OSError):
        storage.undo()


def _clean(build: Path) -> None:
    """Remove what writers left that were killed."""
    for path in build.iterdir():
        if is_left_over(path.name):
            if path.is_dir():
                for rest in path.iterdir():
                    rest.unlink()
                path.rmdir()
            else:
                path.unlink()
