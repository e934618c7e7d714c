"""Reading a segment where the system keeps it, without a copy for every searcher.

Whoosh's own way copies each part of a segment into the memory of each reader that opens it.
"""

import mmap
import os
from pathlib import Path
from typing import Any, cast

from whoosh.filedb.structfile import BufferFile, StructFile

# Less than this is copied: that is sooner done than mapped.
_SMALL = 1 << 16


class MappedFile(StructFile):
    """A part of a mapped file.

    All parts share the position of the mapping: Whoosh never reads on from where it was in a part
    before, it always seeks first.
    """

    def __init__(self, view: mmap.mmap, start: int, length: int, name: str) -> None:
        super().__init__(cast("Any", view), name=name)
        self.is_real = False
        self._view = view
        self._start = start
        self._length = length
        # Whoosh reads hundreds of small pieces when it opens a segment.
        self.read = view.read  # type: ignore[method-assign]

    def subset(self, offset: int, length: int, name: str | None = None) -> StructFile:
        """Give a part of this part."""
        return MappedFile(self._view, self._start + offset, length, name or str(self))

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> None:
        """Move to where the next byte is read."""
        if whence == os.SEEK_SET:
            self._view.seek(self._start + offset)
        elif whence == os.SEEK_END:
            self._view.seek(self._start + self._length + offset)
        else:
            self._view.seek(self._view.tell() + offset)

    def tell(self) -> int:
        """Say where in this part the next byte is read."""
        return self._view.tell() - self._start

    def get(self, position: int, length: int) -> bytes:
        """Read at a place, without moving."""
        start = self._start + position
        return self._view[start : start + length]

    def close(self) -> None:
        """Let go of this part."""
        self.is_closed = True


class MappedSegment(MappedFile):
    """All of a mapped file, and the end of the mapping."""

    def close(self) -> None:
        """Unmap the file: its parts can no longer be read."""
        super().close()
        self._view.close()


class SmallFile(BufferFile):
    """A file, or a part of one, that is in memory."""

    def __init__(self, content: bytes, name: str | None = None) -> None:
        super().__init__(content, name=name)
        self.read = self.file.read  # type: ignore[method-assign]

    def subset(self, position: int, length: int, name: str | None = None) -> BufferFile:
        """Give a part of this part."""
        return SmallFile(self.get(position, length), name=name or str(self))


def open_segment(path: Path) -> StructFile:
    """Open a segment for reading."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < _SMALL:
            return SmallFile(file.read(), name=path.name)
        view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return MappedSegment(view, 0, size, path.name)
