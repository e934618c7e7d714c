"""What is read on every page and seldom changes is kept, until anything public changes.

While a page is read (GET or HEAD), `kept(key, compute)` answers from the cache what was computed
since the last public change, on the same day and in the same language; at all other times it
computes. The version is read from the database once for each request, before anything else, so
that what is kept is at least as new as the version that it bears. An upper layer says what the
version is (`version.read_by`): without one, nothing is kept.
"""

import hashlib
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from django import get_version
from django.apps import apps
from django.core.cache import caches
from django.utils import timezone
from django.utils.translation import get_language

Value = TypeVar("Value")

#: Seconds after which something is computed again though nothing changed.
LONGEST: Final = 3600
#: A cache of its own: visits must not push out the counters that guard forms and sign-in.
ALIAS: Final = "kept"
_NOTHING: Final = object()


class Version:
    """The version of everything public: a text that differs after every public change."""

    def __init__(self) -> None:
        self._read: Callable[[], str] | None = None

    def read_by(self, read: Callable[[], str]) -> None:
        """Let `read` say the version."""
        self._read = read

    def __call__(self) -> str | None:
        """Return the version, None where nobody can say it."""
        return self._read() if self._read is not None else None


version = Version()


class _Reading:
    """One request that reads: the version it began with, read on first use."""

    def __init__(self) -> None:
        self._version: str | None = None
        self._is_known = False
        #: What was asked for in this request, so that the cache is asked once.
        self.remembered: dict[tuple[Hashable, ...], Any] = {}

    def stop(self) -> None:
        self._version, self._is_known = None, True
        self.remembered.clear()

    @property
    def version(self) -> str | None:
        if not self._is_known:
            self._version, self._is_known = version(), True
        return self._version


_reading: ContextVar[_Reading | None] = ContextVar("reading", default=None)


@contextmanager
def while_reading(reading: _Reading | None = None) -> Iterator[_Reading]:
    """Keep what is computed in here: nothing is written meanwhile. Goes on with `reading`."""
    begun = reading or _Reading()
    token = _reading.set(begun)
    try:
        yield begun
    finally:
        _reading.reset(token)


def reading_on(reading: _Reading, parts: Iterable[Value]) -> Iterator[Value]:
    """Yield the parts of an answer that is read while it is sent, as one reading with the rest."""
    rest, nothing = iter(parts), object()
    while True:
        with while_reading(reading):
            part = next(rest, nothing)
        if part is nothing:
            return
        yield cast("Value", part)


def stop_keeping() -> None:
    """Neither keep nor use anything in the rest of this request: it has written, after all."""
    reading = _reading.get()
    if reading is not None:
        reading.stop()


def kept(key: tuple[Hashable, ...], compute: Callable[[], Value]) -> Value:
    """Return what `compute` returned since the last public change, or computes now.

    `key` says what it is, with everything it depends on beside the database, the day and the
    language. What is computed must be data that can be pickled: lists, never querysets.
    """
    reading = _reading.get()
    state = reading.version if reading is not None else None
    if state is None:
        return compute()
    cache = caches[ALIAS]
    name = _name_of((*key, state, timezone.localdate().isoformat(), get_language(), code_mark()))
    found = cache.get(name, _NOTHING)
    if found is _NOTHING:
        found = compute()
        cache.set(name, found, LONGEST)
    return found


def remembered(key: tuple[Hashable, ...], compute: Callable[[], Value]) -> Value:
    """Return what is `kept` under `key`, asked of the cache once in a request.

    For what is asked for again and again: every caller gets the same object, to read only.
    """
    reading = _reading.get()
    if reading is None or reading.version is None:
        return compute()
    name = (*key, get_language())
    if name not in reading.remembered:
        reading.remembered[name] = kept(key, compute)
    found: Value = reading.remembered[name]
    return found


@lru_cache(maxsize=1)
def code_mark() -> str:
    """Return a text that differs after every release, for what is kept by one is not for the next.

    What was pickled by other code may lack what this code expects, or not open at all.
    """
    files = (
        (str(file), file.stat().st_mtime_ns, file.stat().st_size)
        for config in apps.get_app_configs()
        if "site-packages" not in config.path
        for file in sorted(Path(config.path).rglob("*.py"))
    )
    marks = (get_version(), sys.version, *files)
    return hashlib.sha256(repr(marks).encode()).hexdigest()[:16]


def _name_of(key: tuple[Hashable, ...]) -> str:
    return f"kept-{hashlib.sha256(repr(key).encode()).hexdigest()}"
