import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.whooshsearch import stores
from whooshsearch.store import IndexBusy, IndexUnavailable, Store, purging

CANARY = "zugzwangcanary"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


def planted(directory: Path, *, documents: int = 30) -> Store:
    """Make a store with a word in one document among others that is nowhere else."""
    store = stores.made(directory)
    with store.writing() as writer:
        writer.add_document(id="secret", text=f"{CANARY} common")
        for number in range(documents):
            writer.add_document(id=str(number), text=f"common word{number}")
    assert stores.holds(directory, CANARY)
    return store


def erase(store: Store) -> None:
    with store.writing() as writer:
        writer.delete_by_term("id", "secret")


def test_a_deleted_text_is_in_no_file_after_a_purge(directory: Path) -> None:
    store = planted(directory)
    erase(store)
    assert stores.found(store, CANARY) == []
    assert store.purge()
    assert not stores.holds(directory, CANARY)
    assert store.state().documents == 30


def test_a_text_that_was_replaced_is_in_no_file_after_a_purge(directory: Path) -> None:
    store = planted(directory)
    stores.put(store, "secret", "harmless")
    assert store.purge()
    assert not stores.holds(directory, CANARY)
    assert stores.found(store, "harmless") == ["secret"]


def test_a_text_that_was_merged_away_is_in_no_file_after_a_purge(directory: Path) -> None:
    store = planted(directory)
    erase(store)
    for number in range(20):
        stores.put(store, number, "changed")
    assert store.purge()
    assert not stores.holds(directory, CANARY)


def test_two_generations_are_there_after_a_purge(directory: Path) -> None:
    store = planted(directory)
    erase(store)
    store.purge()
    newest = stores.tables(directory)[-1]
    assert len(stores.tables(directory)) == 2
    newest.write_bytes(b"torn")
    assert len(stores.found(store, "common")) == 30


def test_a_purge_is_needed_until_it_is_done(directory: Path) -> None:
    store = planted(directory)
    assert not store.needs_purge()
    erase(store)
    assert store.needs_purge()
    store.purge()
    assert not store.needs_purge()
    assert store.state().deleted == 0


def test_a_purge_of_a_clean_index_changes_nothing(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    generation = store.state().generation
    assert store.purge()
    assert store.state().generation == generation


def test_a_missing_index_needs_no_purge(directory: Path) -> None:
    store = stores.make(directory)
    assert not store.needs_purge()
    with pytest.raises(IndexUnavailable, match="missing"):
        store.purge()


def test_a_damaged_index_is_not_purged(directory: Path) -> None:
    store = planted(directory)
    erase(store)
    for path in stores.segments(directory):
        path.write_bytes(b"torn")
    with pytest.raises(IndexUnavailable, match="damaged"):
        store.purge()


def test_a_purge_stops_when_its_time_is_up(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whooshsearch.store.merging.LARGE", 10)
    store = planted(directory)
    with store.writing() as writer:
        for number in range(20):
            writer.update_document(id=f"late{number}", text="common")
    for key in ("secret", "late3"):
        stores.put(store, key, "changed")
    assert [store.purge(budget=0) for _time in range(3)] == [False, False, True]
    assert not stores.holds(directory, CANARY)


def test_others_write_while_a_purge_copies(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = planted(directory)
    erase(store)
    copy = purging.add_readers

    def copy_slowly(*args: Any) -> None:
        copy(*args)
        other = threading.Thread(target=delete_some, args=(store,))
        other.start()
        other.join()

    monkeypatch.setattr(purging, "add_readers", copy_slowly)
    assert not store.purge(budget=0)
    monkeypatch.undo()
    assert store.purge()
    assert stores.found(store, "common") == sorted(str(n) for n in range(30) if n not in {0, 7, 29})
    assert stores.found(store, "meanwhile") == ["7"]


def delete_some(store: Store) -> None:
    with store.writing() as writer:
        writer.update_document(id="7", text="meanwhile")
        for key in ("0", "29"):
            writer.delete_by_term("id", key)


def test_a_purge_that_is_overtaken_does_no_harm(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = planted(directory, documents=3)
    erase(store)
    copy = purging.add_readers

    def overtaken(*args: Any) -> None:
        monkeypatch.undo()
        copy(*args)
        for number in range(12):
            stores.put(store, number, "common")

    monkeypatch.setattr(purging, "add_readers", overtaken)
    assert store.purge()
    assert not stores.holds(directory, CANARY)
    assert len(stores.found(store, "common")) == 12


def test_a_purge_during_which_a_build_is_swapped_in_goes_on_there(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = planted(directory, documents=3)
    erase(store)
    copy = purging.add_readers

    def swapped(*args: Any) -> None:
        monkeypatch.undo()
        copy(*args)
        with store.building() as build:
            build.writer.add_document(id="1", text="fresh")
            build.finish(lambda writer: writer.update_document(id="1", text="fresher"))

    monkeypatch.setattr(purging, "add_readers", swapped)
    assert store.purge()
    assert not stores.holds(directory, "fresh ")
    assert stores.found(store, "fresher") == ["1"]


@pytest.mark.parametrize("operation", ["mkdir", "fsync"])
def test_a_disk_that_is_full_stops_a_purge_and_loses_nothing(
    directory: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    store = planted(directory)
    erase(store)

    def full(*_args: Any, **_kwargs: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, operation, full)
        with pytest.raises(IndexUnavailable, match="disk is full"):
            store.purge()
    assert len(stores.found(store, "common")) == 30
    assert store.purge()
    assert not stores.holds(directory, CANARY)


def test_only_one_purge_runs_at_a_time(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = planted(directory)
    erase(store)
    copy = purging.add_readers

    def meanwhile(*args: Any) -> None:
        copy(*args)
        with pytest.raises(IndexBusy):
            stores.make(directory).purge(wait=0.02)

    monkeypatch.setattr(purging, "add_readers", meanwhile)
    assert store.purge()


def test_a_purge_waits_for_writers_no_longer_than_it_is_told(directory: Path) -> None:
    store = planted(directory)
    erase(store)
    with store.writing(), pytest.raises(IndexBusy):
        store.purge(wait=0.02)


@pytest.mark.parametrize("operation", range(1, 120, 7))
def test_a_killed_purge_loses_nothing_and_can_be_done_again(
    directory: Path, operation: int
) -> None:
    store = planted(directory, documents=9)
    erase(store)
    stores.run_until_killed(store.purge, directory, operation)
    assert len(stores.found(store, "common")) == 9
    assert store.purge()
    assert not store.needs_purge()
    assert not stores.holds(directory, CANARY)
    assert len(stores.found(store, "common")) == 9


def test_a_purge_removes_what_a_killed_build_left(directory: Path) -> None:
    store = stores.made(directory, documents=2)

    def begin() -> None:
        with store.building() as build:
            build.writer.add_document(id="1", text=CANARY)
            build.writer.commit()
            (directory / "CURRENT.kill").touch()

    stores.run_until_killed(begin, directory, 48)
    if len(list((directory / "builds").iterdir())) > 1:
        assert store.needs_purge()
    assert store.purge()
    assert len(list((directory / "builds").iterdir())) == 1
