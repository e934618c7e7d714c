"""Taking deleted text out of every file, while others read and write.

Segments are copied aside, without a lock. Only putting the copy in their place is a commit, in
which documents that were deleted meanwhile are marked as deleted in the copy too.
"""

import bisect
import shutil
import time
from collections.abc import Sequence
from typing import Any

from whoosh.codec.base import Segment
from whoosh.fields import Schema

from whooshsearch.store.errors import DAMAGED, IndexBusy, IndexUnavailable, unwritable
from whooshsearch.store.files import make_directory
from whooshsearch.store.layout import Layout
from whooshsearch.store.locks import exclusive
from whooshsearch.store.merging import choose_dirty, copy_segments, merge_nothing
from whooshsearch.store.readers import newest_of, segments_of
from whooshsearch.store.states import has_deletions, has_rest
from whooshsearch.store.storage import IndexStorage
from whooshsearch.store.writers import TORN, committing

# Others may delete faster than this can copy.
_STEPS_AT_MOST = 100


class _OvertakenError(Exception):
    """A segment that was copied is no longer there: somebody else has merged it."""


def purge(layout: Layout, schema: Schema, wait: float, budget: float | None) -> bool:
    """Copy segments without what is deleted, some at a time, and let go of older generations."""
    deadline = None if budget is None else time.monotonic() + budget
    layout.current()
    with exclusive(layout.purge, wait=wait):
        try:
            _discard_abandoned(layout)
            return _purge_until(deadline, layout, schema, wait)
        except OSError as error:
            raise unwritable(error, layout.directory) from error
        except TORN as error:
            raise IndexUnavailable(DAMAGED, layout.directory) from error
        finally:
            shutil.rmtree(layout.aside, ignore_errors=True)


def _purge_until(deadline: float | None, layout: Layout, schema: Schema, wait: float) -> bool:
    for _step in range(_STEPS_AT_MOST):
        if not _purge_some(layout, schema, wait):
            return _let_go(layout, schema, wait)
        if deadline is not None and time.monotonic() >= deadline:
            break
    return False


def _discard_abandoned(layout: Layout) -> None:
    """Remove builds that were never finished, unless one is being made."""
    try:
        with exclusive(layout.rebuild, wait=0, mode=layout.file_mode):
            layout.discard_others()
    except IndexBusy:
        return


def _purge_some(layout: Layout, schema: Schema, wait: float) -> bool:
    """Put a copy in the place of some segments; give False if none has deletions."""
    build = layout.current()
    layout.check(build)
    chosen = choose_dirty(newest_of(layout, schema, build))
    if not chosen:
        return False
    copy = _copy(IndexStorage(build, schema, layout.mode), layout, schema, chosen)

    def replace(writer: Any, segments: list[Segment]) -> list[Segment]:
        _mark_deleted(copy, chosen, segments)
        if copy is None:
            return [segment for segment in segments if segment not in chosen]
        writer.storage.adopt(layout.aside / f"{copy.segment_id()}.seg")
        return [copy, *(segment for segment in segments if segment not in chosen)]

    with exclusive(layout.lock, wait=wait):
        if layout.current() == build:
            try:
                with committing(layout, schema, build, replace):
                    pass
            except _OvertakenError:
                pass
    return True


def _copy(
    storage: IndexStorage, layout: Layout, schema: Schema, segments: Sequence[Segment]
) -> Segment | None:
    """Copy segments into one, aside; give None if nothing is left of them."""
    shutil.rmtree(layout.aside, ignore_errors=True)
    make_directory(layout.aside, 0o700)
    index = IndexStorage(layout.aside, schema, layout.mode).create_index(schema)
    writer = index.writer()
    try:
        copy_segments(writer, segments, storage)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=merge_nothing)
    reader = index.reader()
    try:
        return next(iter(segments_of(reader)), None)
    finally:
        reader.close()


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


def _let_go(layout: Layout, schema: Schema, wait: float) -> bool:
    """Commit once more, so that the generation before is also one without deleted text."""
    with exclusive(layout.lock, wait=wait):
        build = layout.current()
        segments = newest_of(layout, schema, build)
        if has_deletions(segments):
            return False
        if has_rest(build, segments):
            with committing(layout, schema, build, merge_nothing):
                pass
    return True
