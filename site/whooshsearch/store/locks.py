"""Locks between processes and between threads, that die with whoever holds them."""

import fcntl
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whooshsearch.store.errors import IndexBusy, unwritable
from whooshsearch.store.files import open_private

_held: set[int] = set()


def _forget_in_child() -> None:
    """A forked process must not keep the lock of its parent alive."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_forget_in_child)


@contextmanager
def exclusive(path: Path, *, wait: float, mode: int = 0o600) -> Iterator[None]:
    """Hold the lock, or raise IndexBusy after `wait` seconds."""
    try:
        descriptor = _acquire(path, time.monotonic() + wait, mode)
    except OSError as error:
        raise unwritable(error, path.parent) from error
    _held.add(descriptor)
    try:
        yield
    finally:
        if descriptor in _held:
            _held.discard(descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.close(descriptor)


def is_held(path: Path) -> bool:
    """Tell whether somebody holds the lock, without waiting and without writing."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _acquire(path: Path, deadline: float, mode: int) -> int:
    while True:
        descriptor = open_private(path, mode)
        if _locked(descriptor) and _is_still(path, descriptor):
            return descriptor
        os.close(descriptor)
        if time.monotonic() >= deadline:
            raise IndexBusy(path.name)
        # Waiters that do not march in step come to their turn sooner.
        time.sleep(random.uniform(0.001, 0.01))  # noqa: S311 - not a secret


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether the locked file is the one of that name: it may have been removed since."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
