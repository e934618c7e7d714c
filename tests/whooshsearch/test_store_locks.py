import os
import signal
from pathlib import Path

import pytest

from tests.whooshsearch import stores
from whooshsearch.store import IndexBusy
from whooshsearch.store.locks import exclusive, is_held


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    lock = tmp_path / "LOCK"
    with exclusive(lock, wait=0):
        assert is_held(lock)
        with pytest.raises(IndexBusy), exclusive(lock, wait=0.02):
            pass
    assert not is_held(lock)


def test_a_lock_nobody_ever_took_is_not_held(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "LOCK")


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    lock = tmp_path / "LOCK"

    def hold() -> None:
        with exclusive(lock, wait=0):
            os.kill(os.getpid(), signal.SIGKILL)

    stores.run(hold).join()
    assert lock.exists()
    assert not is_held(lock)


def test_a_process_does_not_keep_the_lock_of_its_parent(tmp_path: Path) -> None:
    lock = tmp_path / "LOCK"
    until, end = os.pipe()
    since, begin = os.pipe()

    def wait() -> None:
        os.close(end)
        os.write(begin, b"x")
        os.read(until, 1)

    def hold() -> None:
        with exclusive(lock, wait=0):
            stores.run(wait)
            os.read(since, 1)
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        stores.run(hold).join()
        assert not is_held(lock)
    finally:
        for descriptor in (until, end, since, begin):
            os.close(descriptor)


def test_a_lock_that_was_removed_is_not_taken_for_the_new_one(tmp_path: Path) -> None:
    lock = tmp_path / "LOCK"
    with exclusive(lock, wait=0):
        lock.unlink()
        with exclusive(lock, wait=0):
            assert is_held(lock)
