"""The files of one build, as Whoosh sees them."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from whoosh.codec.base import Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import Index

from whooshsearch.store.errors import TornFileError
from whooshsearch.store.files import (
    check_seal,
    make_directory,
    names_in,
    open_private,
    seal,
    sync_directory,
)
from whooshsearch.store.mapped import open_segment

_TABLE_OF_CONTENTS = re.compile(r"^_[A-Za-z]+_([0-9]+)\.toc$")
_SEGMENT = ".seg"
_NEW_TABLE_OF_CONTENTS = re.compile(r"^_[A-Za-z]+_[0-9]+\.toc\.")


class NoLock:
    """The lock Whoosh takes while it writes: the store holds a better one."""

    def acquire(self, *, blocking: bool = False) -> bool:
        """Say that it is free."""
        return True

    def release(self) -> None:
        """Do nothing."""


class IndexStorage(FileStorage):
    """Files with the right modes, sealed and synced before their table of contents is renamed.

    The generation before the newest stays when Whoosh commits. `newest` hides later generations.
    """

    def __init__(self, folder: Path, schema: Schema, mode: int, newest: int | None = None) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self.path = folder
        self.is_committed = False
        self._schema = schema
        self._mode = mode
        self._newest = newest
        self._kept: tuple[str, ...] = ()
        self._created: set[str] = set()
        self._written: list[IO[Any]] = []

    def open_index(
        self,
        indexname: str = "MAIN",
        schema: Schema | None = None,
        indexclass: type[Index] | None = None,
    ) -> Index:
        """Open the index with the fields it has today."""
        return super().open_index(indexname, schema or self._schema, indexclass)

    def list(self) -> list[str]:
        """Name the files, without the generations that are hidden."""
        return [name for name in names_in(self.path) if not self._is_hidden(name)]

    def create_file(
        self,
        name: str,
        excl: bool = False,  # noqa: FBT001, FBT002 - Whoosh's signature
        mode: str = "wb",
        **kwargs: Any,
    ) -> StructFile:
        """Make a file that nobody else may write, and seal it when it is closed if it must last."""
        flags = os.O_EXCL if excl else os.O_TRUNC
        descriptor = open_private(self.path / name, self._mode & 0o666, flags=flags)
        if _is_lasting(name):
            kwargs["onclose"] = _seal
        self._created.add(name)
        file = os.fdopen(descriptor, mode)
        self._written.append(file)
        return StructFile(cast("BinaryIO", file), name=name, **kwargs)

    def open_file(self, name: str, **kwargs: Any) -> StructFile:
        """Open a file, if it is whole."""
        try:
            if _is_lasting(name):
                check_seal(self.path / name)
            if is_segment(name):
                return open_segment(self.path / name)
            return super().open_file(name, **kwargs)
        except PermissionError:
            raise
        except OSError as error:
            # Whoosh would wait and try again, ten times.
            raise TornFileError(name) from error

    def keep(self, generation: int, segments: Iterable[Segment]) -> None:
        """Keep these files when Whoosh wants to delete what the new generation does without."""
        names = [f"{segment.segment_id()}." for segment in segments]
        self._kept = (*names, *(n for n in self.list() if generation_of(n) == generation))

    def delete_file(self, name: str) -> None:
        """Delete a file, unless the generation before needs it."""
        if not name.startswith(self._kept):
            (self.path / name).unlink()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002 - Whoosh's
        """Make the new generation visible, once all of it is on the disk."""
        sync_directory(self.path)
        (self.path / oldname).rename(self.path / newname)
        self.is_committed = True
        sync_directory(self.path)

    def lock(self, name: str) -> NoLock:
        """Give Whoosh the lock it asks for."""
        return NoLock()

    def temp_storage(self, name: str | None = None) -> "IndexStorage":
        """Give Whoosh a place for what will not last."""
        path = self.path / (name or "rest.tmp")
        if not path.is_dir():
            make_directory(path, 0o700)
        storage = IndexStorage(path, self._schema, 0o700)
        storage._written = self._written
        return storage

    def adopt(self, path: Path) -> None:
        """Take in a file that is sealed, as part of the generation that is being committed."""
        self._created.add(path.name)
        path.rename(self.path / path.name)

    def undo(self) -> None:
        """Close what Whoosh left open, and remove what was made but never committed."""
        for file in self._written:
            # What is still to be written is of no use any more.
            with suppress(OSError):
                file.close()
        if not self.is_committed:
            for name in self._created:
                (self.path / name).unlink(missing_ok=True)

    def _is_hidden(self, name: str) -> bool:
        generation = generation_of(name)
        return self._newest is not None and generation is not None and generation > self._newest


def generation_of(name: str) -> int | None:
    """Read the number of the generation from the name of a table of contents."""
    match = _TABLE_OF_CONTENTS.match(name)
    return int(match.group(1)) if match else None


def is_segment(name: str) -> bool:
    """Tell whether a file is a segment, with the text of documents."""
    return name.endswith(_SEGMENT)


def is_left_over(name: str) -> bool:
    """Tell whether, while nobody writes, a file can only come from a writer that was killed."""
    return not (name.endswith((_SEGMENT, ".json")) or generation_of(name) is not None)


def _is_lasting(name: str) -> bool:
    return name.endswith(_SEGMENT) or _is_table(name)


def _is_table(name: str) -> bool:
    return bool(_TABLE_OF_CONTENTS.match(name) or _NEW_TABLE_OF_CONTENTS.match(name))


def _seal(file: StructFile) -> None:
    try:
        seal(file.raw_file())
    except OSError:
        # Whoosh would leave it open.
        with suppress(OSError):
            file.raw_file().close()
        raise
