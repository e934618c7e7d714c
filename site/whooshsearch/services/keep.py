"""What a writing process does for its indexes in the background: purge deleted texts, mend.

Nothing depends on it: the next drain, `drain_search_index` or a rebuild does the same. It makes
deleted texts leave the files within two minutes, and a damaged index whole, without an operator.
"""

import atexit
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connections

from whooshsearch.services.rebuild import rebuild
from whooshsearch.store import IndexBusy, IndexUnavailable

logger = logging.getLogger(__name__)

PURGE, MEND, AGAIN, LOOK = "purge", "mend", "again", "look"
#: Seconds from the first use of an index to the look at what others left.
LOOK_AFTER = 10.0
#: Seconds after which a purge stops at the end of a segment, and those it then leaves to others.
STEP, PAUSE = 1.0, 0.5
#: Steps of one purge, those that met a busy index among them.
MOST_STEPS = 40
#: Seconds between two attempts to mend one index.
BETWEEN_ATTEMPTS = 60.0


class Keeper:
    """The timers of one process: at most one for each index and purpose."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._timers: dict[tuple[str, str], threading.Timer] = {}
        self._last_attempts: dict[str, float] = {}

    def purge_soon(self, index: Any) -> None:
        """Purge deleted texts from `index` after a while, unless that is planned already."""
        self._plan(PURGE, index, index.options.purge_after, self._purge)

    def mend_soon(self, index: Any) -> None:
        """Make an index that cannot be read anew, unless that was tried a moment ago."""
        with self._lock:
            last = self._last_attempts.get(index.get_key())
            now = time.monotonic()
            if last is not None and now - last < BETWEEN_ATTEMPTS:
                return
            self._last_attempts[index.get_key()] = now
        self._plan(MEND, index, 0.0, self._mend)

    def again_soon(self, index: Any, action: Callable[[Any], object], *, after: float) -> None:
        """Try once more what could not be done just now, unless that is planned already."""
        self._plan(AGAIN, index, after, action)

    def look_soon(self, index: Any, drain: Callable[[Any], object]) -> None:
        """See to what a process that was killed has left: changes that wait, texts to purge."""

        def look(index: Any) -> None:
            drain(index)
            if index.store.needs_purge():
                self._purge(index)

        self._plan(LOOK, index, LOOK_AFTER, look)

    @property
    def is_busy(self) -> bool:
        """Whether anything is planned."""
        return bool(self._timers)

    def wait(self) -> None:
        """Wait until what is planned was done."""
        with self._lock:
            timers = list(self._timers.values())
        for timer in timers:
            timer.join()

    def finish(self) -> None:
        """Do at once what concerns changes of this process, since it ends."""
        with self._lock:
            planned = list(self._timers.items())
        for (purpose, _name), timer in planned:
            timer.cancel()
            if purpose in {PURGE, AGAIN}:
                timer.function()

    def _plan(
        self, purpose: str, index: Any, after: float, action: Callable[[Any], object]
    ) -> None:
        if not index.options.background:
            return
        place = (purpose, index.get_key())

        def act() -> None:
            with self._lock:
                if self._timers.pop(place, None) is None:
                    return
            try:
                action(index)
            except (IndexBusy, IndexUnavailable) as error:
                logger.warning("Search index %s is left for later: %s", index, error)
            except DatabaseError:
                logger.exception("Search index %s could not be made anew", index)
            finally:
                if isinstance(threading.current_thread(), threading.Timer):
                    connections.close_all()

        with self._lock:
            if place in self._timers:
                return
            timer = self._timers[place] = threading.Timer(after, act)
            timer.daemon = True
            timer.start()

    @staticmethod
    def _purge(index: Any) -> None:
        for _attempt in range(MOST_STEPS):
            try:
                if index.store.purge(wait=STEP, budget=STEP):
                    return
            except IndexBusy:
                logger.info("Search index %s is in use: its purge waits.", index)
            time.sleep(PAUSE)

    @staticmethod
    def _mend(index: Any) -> None:
        if index.store.state().problem:
            logger.warning("Search index %s is made anew.", index)
            rebuild(index)


keeper = Keeper()
atexit.register(keeper.finish)
