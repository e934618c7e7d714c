"""Which segments are written anew, and when: so that a commit is short and a search too.

Copying costs about as much as indexing. An ordinary commit therefore copies only a few documents,
and `Store.purge` does the rest, while others may write.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import Any

from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader

# No segment is made larger than this by copying, so that copying one is done in seconds.
LARGE = 2500
# Beside so many smaller segments, those of a few documents are merged, unless they are few
_SMALL = 16
_TINY = 4
_FEW_TINY = 8
# and beside so many, if a purge was long in coming, the smallest, up to so many documents.
_MANY = 32
_COPIED_AT_MOST = 256

Policy = Callable[[Any, list[Segment]], list[Segment]]


def merge_small(writer: Any, segments: list[Segment]) -> list[Segment]:
    """Merge some of the smallest segments once there are many, and drop the empty."""
    alive = [segment for segment in segments if segment.doc_count()]
    by_size = sorted(alive, key=_documents)
    merged = by_size[: choose_smallest([_documents(segment) for segment in by_size])]
    _copy_segments(writer, merged)
    return [segment for segment in alive if segment not in merged]


def merge_nothing(_writer: Any, segments: list[Segment]) -> list[Segment]:
    """Leave all segments as they are."""
    return segments


def choose_smallest(sizes: Sequence[int]) -> int:
    """Say how many of the smallest segments to merge, given all sizes in ascending order."""
    small = [size for size in sizes if size < LARGE]
    tiny = sum(size <= _TINY for size in small)
    if len(small) >= _MANY:
        count = _prefix(small, _COPIED_AT_MOST)
        return count if count > 1 else 0
    if len(small) >= _SMALL and tiny >= _FEW_TINY:
        return tiny
    return 0


def choose_dirty(segments: Iterable[Segment]) -> list[Segment]:
    """Choose segments to copy without what is deleted, and small ones that go well with them."""
    dirty: list[Segment] = []
    clean: list[Segment] = []
    for segment in sorted(segments, key=_documents):
        (dirty if segment.deleted_count() else clean).append(segment)
    chosen = dirty[: max(1, _prefix([_documents(segment) for segment in dirty], LARGE))]
    total = sum(map(_documents, chosen))
    for segment in clean if chosen else ():
        size = _documents(segment)
        if 2 * size > total or total + size > LARGE:
            break
        chosen.append(segment)
        total += size
    return chosen


def _copy_segments(writer: Any, segments: Iterable[Segment]) -> None:
    for segment in segments:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            writer.add_reader(reader)


def _documents(segment: Segment) -> int:
    return int(segment.doc_count())


def _prefix(sizes: Iterable[int], limit: int) -> int:
    """Say how many of the first sizes stay within the limit together."""
    total = count = 0
    for size in sizes:
        total += size
        if total > limit:
            break
        count += 1
    return count
