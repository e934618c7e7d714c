"""Searchers of the newest generation, opened once and lent to one thread at a time."""

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from whoosh.codec.base import Segment
from whoosh.fields import Schema
from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from whooshsearch.store.errors import DAMAGED, IndexUnavailable, unreadable
from whooshsearch.store.layout import Layout
from whooshsearch.store.storage import IndexStorage

logger = logging.getLogger(__name__)

_IDLE_AT_MOST = 8
_LOANS_AT_MOST = 2000
_TRIES = 20
# Two changes within one tick of the clock of the file system look like one.
_TICK_NS = 100_000_000

# Where the files are and when they changed; None before the first look.
_Stamp = tuple[int, int, int, int]
# The build that is current, and its generations.
_Version = tuple[Path, tuple[int, ...]]


@dataclass
class Loan:
    """A searcher that belongs to one thread until it is given back."""

    searcher: Searcher
    version: _Version
    generation: int
    times: int = 0

    @property
    def problem(self) -> str:
        """Say what is the matter with a generation that is not the newest."""
        return "" if self.generation == self.version[1][0] else DAMAGED

    def leaves(self) -> list[tuple[Segment | None, IndexReader]]:
        """List the segments, each with its reader."""
        return leaves_of(self.searcher.reader())

    def segments(self) -> list[Segment]:
        """List the segments."""
        return [segment for segment, _reader in self.leaves() if segment is not None]

    def close(self) -> None:
        """Let go of the files."""
        self.searcher.close()


class ReaderPool:
    """The searchers of one directory in this process."""

    def __init__(self, layout: Layout, schema: Schema) -> None:
        self._layout = layout
        self._schema = schema
        self._guard = threading.Lock()
        self._idle: list[Loan] = []
        self._stamp: _Stamp | None = None
        self._version: _Version | None = None
        self._torn: _Version | None = None

    def take(self) -> Loan:
        """Lend a searcher of the newest generation, or of the one before if that is torn."""
        with self._guard:
            self._notice_commit()
            if self._idle:
                return self._idle.pop()
        return self._open()

    def give_back(self, loan: Loan) -> None:
        """Keep the searcher for whoever asks next, if it is still of use."""
        loan.times += 1
        with self._guard:
            is_of_use = (
                loan.version == self._version
                and len(self._idle) < _IDLE_AT_MOST
                # Whoosh remembers every filter a searcher was ever given.
                and loan.times < _LOANS_AT_MOST
            )
            if is_of_use:
                self._idle.append(loan)
        if not is_of_use:
            loan.close()

    @contextmanager
    def newest(self) -> Iterator[Loan]:
        """Lend the newest generation, surely and not to the best of the clock's knowledge."""
        with self._guard:
            self._stamp = None
        loan = self.take()
        if loan.problem:
            self.give_back(loan)
            raise IndexUnavailable(loan.problem, self._layout.directory)
        try:
            yield loan
        except BaseException:
            loan.close()
            raise
        self.give_back(loan)

    def forget(self) -> None:
        """Close what is idle, and look at the directory anew."""
        with self._guard:
            self._forget()

    def _forget(self) -> None:
        for loan in self._idle:
            loan.close()
        self._idle.clear()
        self._stamp = self._version = None

    def _notice_commit(self) -> None:
        if self._version is not None and self._stamp is not None:
            is_settled = time.time_ns() - max(self._stamp[1], self._stamp[3]) > _TICK_NS
            if is_settled and self._look(self._version[0]) == self._stamp:
                return
        build = self._layout.current()
        # Looked at before it is listed: what changes in between is seen the next time.
        stamp = self._look(build)
        version = (build, tuple(self._layout.generations(build)))
        if version != self._version:
            self._forget()
        self._stamp, self._version = stamp, version

    def _look(self, build: Path) -> _Stamp | None:
        try:
            pointer, folder = self._layout.pointer.stat(), build.stat()
        except OSError:
            return None
        return (pointer.st_ino, pointer.st_mtime_ns, folder.st_ino, folder.st_mtime_ns)

    def _newest(self) -> _Version:
        build = self._layout.current()
        return build, tuple(self._layout.generations(build))

    def _open(self) -> Loan:
        version = self._newest()
        for _try in range(_TRIES):
            loan = self._open_version(version)
            if loan is not None:
                return loan
            # What could not be opened may have been removed by a later commit meanwhile.
            before, version = version, self._newest()
            if version == before:
                break
        raise IndexUnavailable(DAMAGED, self._layout.directory)

    def _open_version(self, version: _Version) -> Loan | None:
        build, generations = version
        try:
            self._layout.check(build)
        except IndexUnavailable:
            if self._newest() == version:
                raise
            return None
        for generation in generations:
            if generation == generations[0] and version == self._torn:
                continue
            searcher = self._open_generation(build, generation)
            if searcher is not None:
                return Loan(searcher, version, generation)
            if self._newest() != version:
                return None
            self._complain(version, generation)
        return None

    def _open_generation(self, build: Path, generation: int) -> Searcher | None:
        storage = IndexStorage(build, self._schema, self._layout.mode, newest=generation)
        try:
            return Searcher(storage.open_index().reader())
        except PermissionError as error:
            raise unreadable(error, self._layout.directory) from error
        except Exception as error:  # noqa: BLE001 - a torn pickle can raise anything
            logger.debug("Generation %d could not be opened: %r", generation, error)
            return None

    def _complain(self, version: _Version, generation: int) -> None:
        if generation == version[1][0]:
            self._torn = version
            logger.warning(
                "The newest generation of the search index in %s is torn: the one before is "
                "searched until it is rebuilt.",
                self._layout.directory,
            )


def leaves_of(reader: IndexReader) -> list[tuple[Segment | None, IndexReader]]:
    """List the segments of a generation, each with its reader; an empty one has none."""
    return [(leaf.segment(), leaf) for leaf, _offset in reader.leaf_readers()]


_pools: dict[tuple[Path, str], ReaderPool] = {}
_pools_guard = threading.Lock()
_POOLS_AT_MOST = 64


def pool_of(layout: Layout, schema: Schema) -> ReaderPool:
    """Find the searchers of a directory, which all stores in this process share."""
    key = (layout.directory, layout.fingerprint)
    with _pools_guard:
        pool = _pools.pop(key, None) or ReaderPool(layout, schema)
        _pools[key] = pool
        if len(_pools) > _POOLS_AT_MOST:
            _pools.pop(next(iter(_pools))).forget()
    return pool


def _forget_in_child() -> None:
    """A forked process opens its own: positions in files are not to be shared."""
    _pools.clear()
    _pools_guard.release()


os.register_at_fork(
    before=_pools_guard.acquire,
    after_in_parent=_pools_guard.release,
    after_in_child=_forget_in_child,
)
