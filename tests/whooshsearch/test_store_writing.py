import errno
import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from whoosh.query import Term

from tests.whooshsearch import stores
from whooshsearch.store import IndexBusy, IndexUnavailable, Store


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_a_missing_index_is_not_made_by_writing(directory: Path) -> None:
    with pytest.raises(IndexUnavailable, match="is missing"):
        stores.put(stores.make(directory), 1, "x")
    assert not directory.exists()


def test_many_processes_may_create_it_at_once(directory: Path) -> None:
    processes = [stores.run(stores.make(directory).create) for _number in range(4)]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    assert not stores.make(directory).state().problem
    assert len(list((directory / "builds").iterdir())) == 1


def test_nothing_is_written_if_the_body_fails(directory: Path) -> None:
    store = stores.made(directory, documents=1)
    before = sorted(stores.build(directory).iterdir())
    with pytest.raises(ValueError, match="is not unicode"), store.writing() as writer:
        writer.update_document(id="0", text=0)
    assert stores.found(store, "common") == ["0"]
    assert sorted(stores.build(directory).iterdir()) == before


def test_an_update_replaces_the_document(directory: Path) -> None:
    store = stores.made(directory, documents=3)
    stores.put(store, 1, "other")
    assert stores.found(store, "common") == ["0", "2"]
    assert store.state().documents == 3


def test_documents_are_deleted_by_term_and_by_query(directory: Path) -> None:
    store = stores.made(directory, documents=4)
    with store.writing() as writer:
        assert writer.delete_by_term("id", "1") == 1
        assert writer.delete_by_query(Term("text", "word3")) == 1
    assert stores.found(store, "common") == ["0", "2"]


def test_what_follows_a_commit_happens_before_the_next(directory: Path) -> None:
    store = stores.made(directory)

    def nobody_writes() -> None:
        assert stores.found(store, "late") == ["1"]
        with pytest.raises(IndexBusy), store.writing(wait=0):
            pass

    with store.writing(after_commit=nobody_writes) as writer:
        writer.add_document(id="1", text="late")


def test_a_writer_waits_no_longer_than_it_is_told(directory: Path) -> None:
    store = stores.made(directory)
    with store.writing(), pytest.raises(IndexBusy), stores.make(directory).writing(wait=0.05):
        pass


def test_no_update_is_lost_among_processes_and_threads(directory: Path) -> None:
    store = stores.made(directory)

    def write(name: str) -> None:
        for number in range(4):
            stores.put(store, f"{name}-{number}", "common")

    def in_two_threads(name: str) -> None:
        threads = [threading.Thread(target=write, args=(f"{name}{n}",)) for n in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    processes = [stores.run(lambda name=name: in_two_threads(name)) for name in "abc"]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert len(stores.found(store, "common")) == 24


def test_segments_stay_few(directory: Path) -> None:
    store = stores.made(directory, documents=3)
    for number in range(40):
        stores.put(store, number, "common")
    assert store.state().segments <= 18
    assert store.state().documents == 40


def test_two_generations_are_kept(directory: Path) -> None:
    store = stores.made(directory, documents=1)
    for number in range(12):
        stores.put(store, number, "common")
    assert len(stores.tables(directory)) == 2


def test_a_commit_is_on_the_disk_before_it_is_seen(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stores.made(directory, documents=1)
    calls: list[tuple[str, str]] = []
    fsync, rename = os.fsync, os.rename

    def record_fsync(descriptor: int) -> None:
        name = Path(f"/proc/self/fd/{descriptor}").readlink()
        calls.append(("fsync", "directory" if name.is_dir() else name.name.split(".")[1]))
        fsync(descriptor)

    def record_rename(*args: Any) -> None:
        calls.append(("rename", "toc"))
        rename(*args)

    monkeypatch.setattr(os, "fsync", record_fsync)
    monkeypatch.setattr(os, "rename", record_rename)
    stores.put(store, 1, "late")
    assert calls == [
        ("fsync", "seg"),
        ("fsync", "toc"),
        ("fsync", "directory"),
        ("rename", "toc"),
        ("fsync", "directory"),
    ]


@pytest.mark.parametrize(("mode", "umask"), [(0o700, 0o000), (0o750, 0o077), (0o750, 0o000)])
def test_modes_are_as_told_whatever_the_umask(directory: Path, mode: int, umask: int) -> None:
    before = os.umask(umask)
    try:
        store = stores.made(directory, documents=2, mode=mode)
        stores.put(store, 1, "late")
    finally:
        os.umask(before)
    for path in (directory, *directory.rglob("*")):
        expected = mode if path.is_dir() else mode & 0o666
        if path.name in {"LOCK", "PURGE"}:
            expected = 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


def test_the_group_of_a_directory_is_kept(directory: Path) -> None:
    directory.mkdir(mode=0o750)
    directory.chmod(0o2750)
    stores.made(directory, mode=0o750)
    assert (directory / "builds").stat().st_mode & stat.S_ISGID


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EIO, "cannot be written")],
)
@pytest.mark.parametrize("operation", ["fsync", "open", "rename"])
def test_a_disk_that_refuses_leaves_the_old_generation(
    directory: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, operation: str
) -> None:
    store = stores.made(directory, documents=2)
    before = sorted(path.name for path in stores.build(directory).iterdir())
    with monkeypatch.context() as patch:
        refuse(patch, operation, number)
        with pytest.raises(IndexUnavailable, match=words):
            stores.put(store, 3, "late")
    assert stores.found(store, "common") == ["0", "1"]
    if operation != "open":
        assert sorted(path.name for path in stores.build(directory).iterdir()) == before
    stores.put(store, 3, "late")
    assert stores.found(store, "late") == ["3"]


def refuse(patch: pytest.MonkeyPatch, operation: str, number: int) -> None:
    """Have the system refuse an operation that writes."""
    real = getattr(os, operation)

    def refused(*args: Any, **kwargs: Any) -> Any:
        if operation == "open" and not args[1] & os.O_CREAT:
            return real(*args, **kwargs)
        raise OSError(number, os.strerror(number))

    patch.setattr(os, operation, refused)


def test_nothing_is_built_upon_a_torn_generation(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    stores.put(store, 2, "late")
    stores.segments(directory)[-1].write_bytes(b"torn")
    with pytest.raises(IndexUnavailable, match="damaged"):
        stores.put(store, 3, "later")
    assert stores.found(store, "common") == ["0", "1"]


@pytest.mark.parametrize("operation", range(1, 60, 3))
def test_a_killed_writer_leaves_the_next_one_a_whole_index(directory: Path, operation: int) -> None:
    store = stores.made(directory, documents=2)
    stores.run_until_killed(lambda: stores.put(store, 1, "unfinished"), directory, operation)
    assert stores.found(store, "common") in (["0"], ["0", "1"])
    stores.put(store, 1, "finished")
    assert stores.found(store, "finished") == ["1"]
    assert stores.found(store, "unfinished") == []
    assert store.purge()
    assert not stores.holds(directory, "unfinished")


def test_removing_leaves_nothing(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    store.remove()
    assert not directory.exists()
    store.remove()


def test_an_index_can_be_made_anew_after_a_removal(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    store.remove()
    store.create()
    assert stores.found(store, "common") == []


def test_a_writer_that_waited_for_a_removal_finds_nothing(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    failures: list[str] = []

    def write(store: Store) -> None:
        try:
            stores.put(store, 1, "late")
        except IndexUnavailable as error:
            failures.append(error.reason)

    with store.writing():
        waiting = threading.Thread(target=write, args=(store,))
        waiting.start()
        removing = threading.Thread(target=store.remove)
        removing.start()
    waiting.join()
    removing.join()
    assert not (directory / "CURRENT").exists()
    assert all("missing" in reason for reason in failures)
