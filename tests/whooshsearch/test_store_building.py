import errno
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.whooshsearch import stores
from whooshsearch.store import IndexBusy, IndexUnavailable, Store


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


def rebuild(store: Store, *, documents: int = 3, procs: int = 1) -> None:
    with store.building(procs=procs) as build:
        for number in range(documents):
            build.writer.add_document(id=str(number), text="fresh", kind="new")
        build.finish(lambda _writer: None)


@pytest.mark.parametrize("procs", [1, 2])
def test_a_build_takes_the_place_of_what_was_there(directory: Path, procs: int) -> None:
    store = stores.made(directory, documents=9)
    rebuild(store, documents=250, procs=procs)
    assert stores.found(store, "common") == []
    assert len(stores.found(store, "fresh")) == 250


def test_a_build_needs_no_index_before_it(directory: Path) -> None:
    store = stores.make(directory)
    rebuild(store)
    assert stores.found(store, "fresh") == ["0", "1", "2"]


def test_a_build_of_nothing_is_an_empty_index(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    rebuild(store, documents=0, procs=2)
    assert store.state().documents == 0
    assert not store.state().problem


@pytest.mark.parametrize("damage", ["CURRENT", "builds/*/*.toc", "builds/*/*.seg"])
def test_a_build_mends_a_damaged_index(directory: Path, damage: str) -> None:
    store = stores.made(directory, documents=2)
    for path in directory.glob(damage):
        path.write_bytes(b"torn")
    assert store.state().problem
    rebuild(store)
    assert stores.found(store, "fresh") == ["0", "1", "2"]


def test_a_build_mends_an_index_for_other_fields(directory: Path) -> None:
    stores.made(directory, documents=2)
    store = stores.make(directory, fingerprint="2")
    rebuild(store)
    assert stores.found(store, "fresh") == ["0", "1", "2"]


def test_only_one_build_is_made_at_a_time(directory: Path) -> None:
    store = stores.made(directory)
    with store.building(), pytest.raises(IndexBusy), stores.make(directory).building():
        pass


def test_a_build_is_known_to_be_going_on(directory: Path) -> None:
    store = stores.made(directory)
    assert not store.is_being_rebuilt
    with store.building():
        assert store.is_being_rebuilt
    assert not store.is_being_rebuilt


def test_creating_leaves_the_first_build_alone(directory: Path) -> None:
    store = stores.make(directory)
    with store.building() as build:
        stores.make(directory).create()
        build.writer.add_document(id="1", text="fresh")
        build.finish(lambda _writer: None)
    assert stores.found(store, "fresh") == ["1"]


def test_reading_and_writing_go_on_during_a_build(directory: Path) -> None:
    store = stores.made(directory, documents=1)
    with store.building() as build:
        build.writer.add_document(id="0", text="fresh")
        stores.put(store, 1, "saved")
        assert stores.found(store, "saved") == ["1"]
        build.finish(lambda writer: writer.update_document(id="1", text="saved"))
    assert stores.found(store, "saved") == ["1"]
    assert stores.found(store, "fresh") == ["0"]


def test_a_save_during_the_swap_waits_and_is_kept(directory: Path) -> None:
    store = stores.made(directory, documents=1)
    saving = threading.Thread(target=stores.put, args=(store, "late", "saved"))

    def catch_up(_writer: Any) -> None:
        saving.start()

    with store.building() as build:
        build.finish(catch_up)
    saving.join()
    assert stores.found(store, "saved") == ["late"]


def test_a_reader_goes_on_in_the_old_index_during_the_swap(directory: Path) -> None:
    store = stores.made(directory, documents=3)
    with store.searching() as searcher:
        rebuild(store)
        assert len(list(searcher.documents(kind="old"))) == 3
        assert stores.found(store, "fresh") == ["0", "1", "2"]


def test_an_unfinished_build_is_thrown_away(directory: Path) -> None:
    store = stores.made(directory, documents=1)
    with store.building(procs=2) as build:
        for number in range(150):
            build.writer.add_document(id=str(number), text="unfinished")
    assert stores.found(store, "common") == ["0"]
    assert not stores.holds(directory, "unfinished")
    assert len(list((directory / "builds").iterdir())) == 1


def fail(_writer: Any) -> None:
    raise ZeroDivisionError


def test_a_build_that_fails_to_catch_up_is_thrown_away(directory: Path) -> None:
    store = stores.made(directory, documents=1)
    with pytest.raises(ZeroDivisionError), store.building() as build:
        build.finish(fail)
    stores.put(store, 1, "late")
    assert stores.found(store, "late") == ["1"]


def test_the_old_index_is_gone_after_a_build(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    rebuild(store)
    assert not stores.holds(directory, "word1")
    assert len(list((directory / "builds").iterdir())) == 1
    assert not store.needs_purge()


def die(*_args: Any, **_kwargs: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_build_whose_helper_is_killed_says_so(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stores.made(directory, documents=1)
    monkeypatch.setattr("whooshsearch.store.bulk._end_with", die)
    with pytest.raises(IndexUnavailable, match="is not complete"):
        rebuild(store, documents=3000, procs=2)
    assert stores.found(store, "common") == ["0"]
    assert not store.is_being_rebuilt


def test_helpers_end_with_their_parent(directory: Path) -> None:
    store = stores.made(directory)
    read, write = os.pipe()

    def begin() -> None:
        with store.building(procs=2) as build:
            for number in range(250):
                build.writer.add_document(id=str(number), text="fresh")
            die()

    builder = stores.run(begin)
    os.close(write)
    builder.join()
    # Nobody has the other end any more: neither the builder nor its helpers.
    assert os.read(read, 1) == b""
    os.close(read)


@pytest.mark.parametrize("procs", [1, 2])
def test_a_full_disk_leaves_the_old_index(
    directory: Path, monkeypatch: pytest.MonkeyPatch, procs: int
) -> None:
    store = stores.made(directory, documents=1)
    fsync = os.fsync

    def full(descriptor: int) -> None:
        if "seg" in Path(f"/proc/self/fd/{descriptor}").readlink().name:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(IndexUnavailable, match="disk"):
            rebuild(store, documents=120, procs=procs)
    assert stores.found(store, "common") == ["0"]
    rebuild(store)
    assert stores.found(store, "fresh") == ["0", "1", "2"]


@pytest.mark.parametrize("operation", ["mkdir", "replace"])
def test_a_disk_that_is_full_at_the_start_or_at_the_swap_leaves_the_old_index(
    directory: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    store = stores.made(directory, documents=1)

    def full(*_args: Any, **_kwargs: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, operation, full)
        with pytest.raises(IndexUnavailable, match="disk is full"):
            rebuild(store)
    assert stores.found(store, "common") == ["0"]
    assert len(list((directory / "builds").iterdir())) == 1


@pytest.mark.parametrize("operation", range(1, 140, 9))
def test_a_killed_build_leaves_the_old_index_or_is_finished(
    directory: Path, operation: int
) -> None:
    store = stores.made(directory, documents=2)
    was_killed = stores.run_until_killed(lambda: rebuild(store), directory, operation)
    assert stores.found(store, "common") == ["0", "1"] or len(stores.found(store, "fresh")) == 3
    assert was_killed or not stores.found(store, "common")
    assert not store.is_being_rebuilt
    rebuild(store)
    assert len(list((directory / "builds").iterdir())) == 1
