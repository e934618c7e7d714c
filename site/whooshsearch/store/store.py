"""One Whoosh index on disk: written by several processes and threads, read by many."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from whoosh.fields import Schema
from whoosh.searching import Searcher

from whooshsearch.store.builds import Build, building, new_index
from whooshsearch.store.errors import DAMAGED, IndexBusy, IndexUnavailable, unwritable
from whooshsearch.store.layout import Layout
from whooshsearch.store.locks import exclusive, is_held
from whooshsearch.store.merging import merge_small
from whooshsearch.store.purging import purge
from whooshsearch.store.readers import ReaderPool, pool_of
from whooshsearch.store.states import StoreState, is_whole, needs_purge, state_of
from whooshsearch.store.writers import TORN, SearchingWriter, committing, is_meant

_CREATION_WAIT = 2.0
_REMOVAL_WAIT = 60.0


class Store:
    """The index in a directory. Making one touches nothing on disk; making many costs little."""

    def __init__(
        self, directory: Path, schema: Schema, fingerprint: str, *, mode: int = 0o700
    ) -> None:
        self.directory = Path(directory).absolute()
        self.schema = schema
        self._layout = Layout(self.directory, fingerprint, mode)

    @contextmanager
    def searching(self) -> Iterator[Searcher]:
        """Lend a searcher of the newest generation; it is the caller's alone until the end.

        Raise IndexUnavailable if there is none, or if it turns out to be damaged while in use.
        """
        pool = self._pool()
        loan = pool.take()
        try:
            yield loan.searcher
        except Exception as error:
            if is_meant(error):
                pool.give_back(loan)
                raise
            loan.close()
            if isinstance(error, (*TORN, OSError)) or not self._is_whole():
                raise IndexUnavailable(DAMAGED, self.directory) from error
            raise
        except BaseException:
            loan.close()
            raise
        pool.give_back(loan)

    @contextmanager
    def writing(
        self, *, wait: float = 2.0, after_commit: Callable[[], object] = int
    ) -> Iterator[Any]:
        """Lend a writer, and commit at the end: durably, or not at all if the body raises.

        `after_commit` is called once the change is on disk, before anybody else may write.

        Raise IndexBusy if others write for more than `wait` seconds, IndexUnavailable if the
        index is missing, damaged or cannot be written. A document that is updated twice before
        one commit is in it twice, as ever with Whoosh.
        """
        self._layout.current()
        with exclusive(self._layout.lock, wait=wait):
            with self._pool().newest() as loan:
                build, _generations = loan.version
                with committing(self._layout, self.schema, build, merge_small) as writer:
                    yield SearchingWriter(writer, loan.searcher)
            after_commit()

    def create(self) -> None:
        """Make an empty index if there never was one here, and nobody is about to make one."""
        if self._layout.pointer.exists():
            return
        try:
            self._layout.prepare()
            with exclusive(self._layout.rebuild, wait=_CREATION_WAIT, mode=self._layout.file_mode):
                if not self._layout.was_ever_built():
                    self._layout.make_current(new_index(self._layout, self.schema))
        except IndexBusy:
            return
        except OSError as error:
            raise unwritable(error, self.directory) from error

    def building(self, *, procs: int = 1) -> AbstractContextManager[Build]:
        """Make a new index beside the old one, with so many processes.

        It takes the place of the old one in `Build.finish()`; without that it is thrown away.
        Raise IndexBusy if somebody else makes one.
        """
        return building(self._layout, self.schema, procs)

    @property
    def is_being_rebuilt(self) -> bool:
        """Tell whether somebody makes a new index at this moment."""
        return is_held(self._layout.rebuild)

    def purge(self, *, wait: float = 2.0, budget: float | None = None) -> bool:
        """Remove deleted text from every file; give False if the budget of seconds was too short.

        Raise IndexBusy if others write for more than `wait` seconds.
        """
        return purge(self._layout, self.schema, self._pool(), wait=wait, budget=budget)

    def needs_purge(self) -> bool:
        """Tell whether deleted text may still be in a file."""
        return needs_purge(self._layout, self._pool())

    def state(self) -> StoreState:
        """Describe the index for commands and health pages, whatever has become of it."""
        return state_of(self._layout, self._pool())

    def remove(self) -> None:
        """Remove the index and its directory. Raise IndexBusy if it is in use for a minute."""
        if not self.directory.is_dir():
            return
        layout = self._layout
        with (
            exclusive(layout.purge, wait=_REMOVAL_WAIT),
            exclusive(layout.rebuild, wait=_REMOVAL_WAIT, mode=layout.file_mode),
            exclusive(layout.lock, wait=_REMOVAL_WAIT),
        ):
            self._pool().forget()
            layout.remove()

    def _pool(self) -> ReaderPool:
        return pool_of(self._layout, self.schema)

    def _is_whole(self) -> bool:
        try:
            return is_whole(self._layout)
        except IndexUnavailable:
            return False
