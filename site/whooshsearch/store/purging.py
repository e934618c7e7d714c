"""Taking deleted text out of every file, while others read and write.

Segments are copied aside, without a lock. Only putting the copy in their place is a commit, in
which documents that were deleted meanwhile are marked as deleted in the copy too.
"""

import bisect
import shutil
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from typing import Any

from whoosh.codec.base import Segment
from whoosh.fields import Schema
from whoosh.reading import IndexReader

from whooshsearch.store.codec import plain_codec
from whooshsearch.store.errors import DAMAGED, IndexBusy, IndexUnavailable, unwritable
from whooshsearch.store.files import make_directory
from whooshsearch.store.layout import Layout
from whooshsearch.store.locks import exclusive
from whooshsearch.store.merging import choose_dirty, merge_nothing
from whooshsearch.store.readers import ReaderPool, leaves_of
from whooshsearch.store.states import has_deletions, has_rest
from whooshsearch.store.storage import IndexStorage
from whooshsearch.store.writers import TORN, committing

# Others may delete faster than this can copy.
_STEPS_AT_MOST = 100


class _OvertakenError(Exception):
    """A segment that was copied is no longer there: somebody else has merged it."""


def purge(
    layout: Layout, schema: Schema, pool: ReaderPool, *, wait: float, budget: float | None
) -> bool:
    """Copy segments without what is deleted, some at a time, and let go of older generations."""
    deadline = None if budget is None else time.monotonic() + budget
    layout.current()
    with exclusive(layout.purge, wait=wait):
        try:
            _discard_abandoned(layout)
            for _step in range(_STEPS_AT_MOST):
                if not _purge_some(layout, schema, pool, wait):
                    return _let_go(layout, schema, pool, wait)
                if deadline is not None and time.monotonic() >= deadline:
                    break
        except OSError as error:
            raise unwritable(error, layout.directory) from error
        except TORN as error:
            raise IndexUnavailable(DAMAGED, layout.directory) from error
        finally:
            shutil.rmtree(layout.aside, ignore_errors=True)
    return False


def _discard_abandoned(layout: Layout) -> None:
    """Remove builds that were never finished, unless one is being made."""
    try:
        with exclusive(layout.rebuild, wait=0, mode=layout.file_mode):
            layout.discard_others()
    except IndexBusy:
        return


def _purge_some(layout: Layout, schema: Schema, pool: ReaderPool, wait: float) -> bool:
    """Put a copy in the place of some segments; give False if none has deletions."""
    with pool.newest() as loan:
        build, _generations = loan.version
        readers = {segment: reader for segment, reader in loan.leaves() if segment is not None}
        chosen = choose_dirty(readers)
        if not chosen:
            return False
        # The files stay open, so that they can be read to the end whoever removes them.
        copy = _copy(layout, schema, [readers[segment] for segment in chosen])

    def replace(writer: Any, segments: list[Segment]) -> list[Segment]:
        _mark_deleted(copy, chosen, segments)
        rest = [segment for segment in segments if segment not in chosen]
        if copy is None:
            return rest
        writer.storage.adopt(layout.aside / f"{copy.segment_id()}.seg")
        return [copy, *rest]

    with exclusive(layout.lock, wait=wait), suppress(_OvertakenError):
        if layout.current() == build:
            with committing(layout, schema, build, replace):
                pass
    return True


def _copy(layout: Layout, schema: Schema, readers: Sequence[IndexReader]) -> Segment | None:
    """Copy segments into one, aside; give None if nothing is left of them."""
    shutil.rmtree(layout.aside, ignore_errors=True)
    make_directory(layout.aside, 0o700)
    index = IndexStorage(layout.aside, schema, layout.mode).create_index(schema)
    writer = index.writer(codec=plain_codec())
    try:
        add_readers(writer, readers)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=merge_nothing)
    with closing(index.reader()) as reader:
        return next((segment for segment, _reader in leaves_of(reader) if segment), None)


def add_readers(writer: Any, readers: Sequence[IndexReader]) -> None:
    """Copy what is not deleted in any of these segments."""
    for reader in readers:
        if reader.doc_count():
            writer.add_reader(reader)


def _mark_deleted(
    copy: Segment | None, originals: Sequence[Segment], segments: Sequence[Segment]
) -> None:
    """Delete from the copy what was deleted from the originals since it was made."""
    now = {segment.segment_id(): segment for segment in segments}
    offset = 0
    for original in originals:
        if original.segment_id() not in now:
            raise _OvertakenError
        left_out = sorted(original.deleted_docs())
        for number in now[original.segment_id()].deleted_docs():
            before = bisect.bisect_left(left_out, number)
            is_late = before == len(left_out) or left_out[before] != number
            if copy is not None and is_late:
                copy.delete_document(offset + number - before)
        offset += original.doc_count()


def _let_go(layout: Layout, schema: Schema, pool: ReaderPool, wait: float) -> bool:
    """Commit once more, so that the generation before is also one without deleted text."""
    with exclusive(layout.lock, wait=wait):
        with pool.newest() as loan:
            build, _generations = loan.version
            segments = loan.segments()
        if has_deletions(segments):
            return False
        if has_rest(build, segments):
            with committing(layout, schema, build, merge_nothing):
                pass
    return True
