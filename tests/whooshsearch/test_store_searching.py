import logging
import os
import struct
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.reading import TermNotFound

from tests.whooshsearch import stores
from whooshsearch.store import IndexUnavailable, Store


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


def snapshot(directory: Path) -> set[tuple[str, int, int]]:
    return {(str(p), p.stat().st_mtime_ns, p.stat().st_mode) for p in directory.rglob("*")}


def test_making_a_store_touches_nothing(directory: Path) -> None:
    stores.make(directory)
    assert not directory.exists()


def test_a_missing_index_says_so(directory: Path) -> None:
    with (
        pytest.raises(IndexUnavailable, match="is missing") as caught,
        stores.make(directory).searching(),
    ):
        pass
    assert caught.value.directory == directory


def test_an_empty_index_is_searched(directory: Path) -> None:
    assert stores.found(stores.made(directory), "word1") == []


def test_creating_has_no_effect_on_an_index(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    store.create()
    assert stores.found(store, "common") == ["0", "1"]


def test_creating_does_not_hide_that_an_index_was_lost(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    (directory / "CURRENT").unlink()
    store.create()
    assert "missing" in store.state().problem


def test_a_commit_is_seen_at_once(directory: Path) -> None:
    store = stores.made(directory)
    for number in range(20):
        stores.put(store, number, f"late{number}")
        assert stores.found(store, f"late{number}") == [str(number)]


def test_a_commit_of_another_process_is_seen_at_once(directory: Path) -> None:
    store = stores.made(directory)
    for number in range(5):
        assert stores.found(store, f"late{number}") == []
        stores.run(lambda number=number: stores.put(store, number, f"late{number}")).join()
        assert stores.found(store, f"late{number}") == [str(number)]


def test_a_searcher_is_used_again(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    with store.searching() as first:
        pass
    with stores.make(directory).searching() as second:
        assert second is first


def test_a_searcher_belongs_to_one_thread_at_a_time(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    with store.searching() as first, store.searching() as second:
        assert second is not first


def test_a_searcher_outlives_commits_and_purges(directory: Path) -> None:
    store = stores.made(directory, documents=3)
    with store.searching() as searcher:
        for number in range(12):
            stores.put(store, number, "changed")
        store.purge()
        assert len(list(searcher.documents(kind="old"))) == 3


def test_searching_changes_nothing_on_disk(directory: Path) -> None:
    store = stores.made(directory, documents=3)
    before = snapshot(directory)
    assert stores.found(stores.make(directory, fingerprint="1"), "common") == ["0", "1", "2"]
    assert not store.is_being_rebuilt
    assert not store.state().problem
    assert snapshot(directory) == before


@pytest.mark.parametrize("place", [".", "builds", "CURRENT", "builds/*", "builds/*/*.seg"])
@pytest.mark.parametrize("right", [0o020, 0o002])
def test_what_others_may_write_is_not_read(directory: Path, place: str, right: int) -> None:
    stores.made(directory, documents=2)
    path = next(directory.glob(place)) if place != "." else directory
    path.chmod(path.stat().st_mode | right)
    with pytest.raises(IndexUnavailable, match="may be written by others"):
        stores.found(stores.make(directory), "common")
    with pytest.raises(IndexUnavailable, match="may be written by others"):
        stores.put(stores.make(directory), 1, "x")


def test_an_index_for_other_fields_is_not_read(directory: Path) -> None:
    stores.made(directory, documents=2)
    other = stores.make(directory, fingerprint="2")
    with pytest.raises(IndexUnavailable, match="another version of its fields"):
        stores.found(other, "common")
    with pytest.raises(IndexUnavailable, match="another version of its fields"):
        stores.put(other, 1, "x")


@pytest.mark.parametrize("text", ["", "../../etc", "\xff", "0123456789abcdef"])
def test_a_pointer_to_nothing_is_damage(directory: Path, text: str) -> None:
    stores.made(directory, documents=2)
    (directory / "CURRENT").write_text(text, encoding="latin-1")
    with pytest.raises(IndexUnavailable):
        stores.found(stores.make(directory), "common")


def test_a_torn_table_of_contents_leaves_the_generation_before(
    directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = stores.made(directory, documents=2)
    stores.put(store, 2, "late")
    stores.tables(directory)[-1].write_bytes(b"torn")
    with caplog.at_level(logging.WARNING):
        for _time in range(3):
            assert stores.found(store, "common") == ["0", "1"]
    assert caplog.text.count("is torn") == 1
    assert "damaged" in store.state().problem


def test_both_generations_torn_is_damage(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    for table in stores.tables(directory):
        table.write_bytes(b"torn")
    with pytest.raises(IndexUnavailable, match="damaged"):
        stores.found(store, "common")


def test_a_missing_segment_leaves_the_generation_before(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    stores.put(store, 2, "late")
    stores.segments(directory)[-1].unlink()
    assert stores.found(store, "common") == ["0", "1"]


def outcome(directory: Path) -> list[str] | str:
    try:
        return stores.found(stores.make(directory), "common")
    except IndexUnavailable as error:
        return error.reason


def files_of_two_generations(directory: Path) -> list[Path]:
    store = stores.made(directory, documents=2)
    stores.put(store, 2, "common")
    return [*stores.tables(directory), *stores.segments(directory)]


def test_a_file_cut_anywhere_never_gives_a_wrong_answer(directory: Path) -> None:
    for path in files_of_two_generations(directory):
        whole = path.read_bytes()
        for length in range(0, len(whole), 97):
            path.write_bytes(whole[:length])
            assert outcome(directory) in (["0", "1"], ["0", "1", "2"]) or "damaged" in outcome(
                directory
            )
        path.write_bytes(whole)
    assert outcome(directory) == ["0", "1", "2"]


@given(data=st.data())
def test_a_changed_byte_never_gives_a_wrong_answer(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    directory = tmp_path_factory.mktemp("torn") / "index"
    path = data.draw(st.sampled_from(files_of_two_generations(directory)))
    whole = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    assert outcome(directory) in (["0", "1"], ["0", "1", "2"]) or "damaged" in outcome(directory)


@pytest.mark.parametrize("error", [struct.error, EOFError, OSError, TypeError])
def test_an_error_of_the_caller_stays_that(directory: Path, error: type[Exception]) -> None:
    store = stores.made(directory, documents=2)
    with pytest.raises(error), store.searching():
        raise error
    assert stores.found(store, "common") == ["0", "1"]


def test_a_query_that_fails_is_not_damage(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    with pytest.raises(TypeError), store.searching() as searcher:
        searcher.stored_fields("one")
    assert stores.found(store, "common") == ["0", "1"]


def test_what_whoosh_raises_on_purpose_is_not_damage(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    with pytest.raises(TermNotFound), store.searching() as searcher:
        searcher.reader().term_info("text", "nowhere")
    with store.searching() as again:
        assert again is searcher


def test_damage_found_in_use_is_damage(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    with pytest.raises(IndexUnavailable, match="damaged"):
        read_while_it_breaks(store)


def test_damage_found_in_use_is_remembered(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    stores.put(store, 2, "late")
    path = stores.segments(directory)[-1]
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    with pytest.raises(IndexUnavailable, match="damaged"):
        rot_while_it_is_read(store, path, times)
    assert stores.found(store, "common") == ["0", "1"]


def rot_while_it_is_read(store: Store, path: Path, times: tuple[int, int]) -> None:
    """Change a file as a failing disk does: with neither its length nor its time."""
    with store.searching() as searcher:
        path.write_bytes(bytes(path.stat().st_size))
        os.utime(path, ns=times)
        searcher.stored_fields("one")


def read_while_it_breaks(store: Store) -> None:
    with store.searching() as searcher:
        stores.segments(store.directory)[0].write_bytes(b"torn")
        searcher.stored_fields("one")


def test_readers_never_see_half_a_commit(directory: Path) -> None:
    store = stores.made(directory)
    halves: list[list[str]] = []
    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            hits = stores.found(store, "pair")
            if len(hits) % 2:
                halves.append(hits)

    readers = [threading.Thread(target=read) for _number in range(3)]
    for reader in readers:
        reader.start()
    for number in range(15):
        with store.writing() as writer:
            for half in ("a", "b"):
                writer.update_document(id=f"{number % 5}{half}", text="pair")
    is_over.set()
    for reader in readers:
        reader.join()
    assert not halves
    assert len(stores.found(store, "pair")) == 10


def test_a_forked_process_has_searchers_of_its_own(directory: Path) -> None:
    store = stores.made(directory, documents=2)
    with store.searching() as searcher:
        process = stores.run(lambda: os._exit(len(stores.found(store, "common"))))
        process.join()
        assert process.exitcode == 2
        assert searcher.doc_count() == 2
