"""Which segments are written anew, and when: so that a commit is short and a search too."""

from collections.abc import Callable, Sequence
from typing import Any

from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader
from whoosh.writing import IndexWriter

# Segments of this many documents are left alone by ordinary commits.
LARGE = 5000
# So many smaller ones may stand beside them.
SMALL_AT_MOST = 8


Policy = Callable[[Any, list[Segment]], list[Segment]]


def choose_small(sizes: Sequence[int]) -> int:
    """Say how many of the smallest segments to merge, given their sizes in ascending order."""
    small = [size for size in sizes if size < LARGE]
    if len(small) < SMALL_AT_MOST:
        return 0
    merged = small[0]
    count = 1
    for size in small[1:]:
        # The next is spared if it is large beside those before it: it would be copied too often.
        if merged + size > LARGE or (count >= SMALL_AT_MOST // 2 and size > 2 * merged):
            break
        merged += size
        count += 1
    return count if count > 1 else 0


def merge_small(writer: IndexWriter, segments: list[Segment]) -> list[Segment]:
    """Merge some of the smallest segments once there are many, and drop the empty."""
    alive = [segment for segment in segments if segment.doc_count()]
    by_size = sorted(alive, key=lambda segment: segment.doc_count())
    count = choose_small([segment.doc_count() for segment in by_size])
    merged = by_size[:count]
    for segment in merged:
        add_segment(writer, segment)
    return [segment for segment in alive if segment not in merged]


def merge_nothing(_writer: IndexWriter, segments: list[Segment]) -> list[Segment]:
    """Leave all segments as they are."""
    return segments


def add_segment(writer: Any, segment: Segment) -> None:
    """Copy what is not deleted from a segment into the one that is being written."""
    reader = SegmentReader(writer.storage, writer.schema, segment)
    try:
        writer.add_reader(reader)
    finally:
        reader.close()


def rewrite_one(writer: IndexWriter, segments: list[Segment]) -> list[Segment]:
    """Rewrite one segment that has deletions."""
    for segment in segments:
        if segment.deleted_count():
            if segment.doc_count():
                add_segment(writer, segment)
            return [other for other in segments if other is not segment]
    return segments
