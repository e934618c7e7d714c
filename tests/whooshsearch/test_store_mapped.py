import os
from pathlib import Path

import pytest
from whoosh.filedb.structfile import BufferFile, StructFile
from whoosh.query import Phrase, Prefix, Term

from tests.whooshsearch import stores
from whooshsearch.store import Store
from whooshsearch.store.mapped import MappedSegment, open_segment

CONTENT = bytes(range(256)) * 300


@pytest.fixture
def large(tmp_path: Path) -> Store:
    """A store whose only segment is too large to be copied."""
    store = stores.made(tmp_path / "index")
    with store.writing() as writer:
        for number in range(60):
            words = " ".join(f"w{number * place % 997}" for place in range(250))
            writer.add_document(id=str(number), text=f"common {words}", kind=f"k{number % 7}")
    [segment] = stores.segments(store.directory)
    assert isinstance(open_segment(segment), MappedSegment)
    return store


@pytest.fixture(params=[MappedSegment, BufferFile])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> StructFile:
    """The same bytes, mapped and in memory: both are read alike."""
    path = tmp_path / "file"
    path.write_bytes(CONTENT)
    return open_segment(path) if request.param is MappedSegment else BufferFile(CONTENT)


def test_a_part_is_read_from_its_own_start(file: StructFile) -> None:
    part = file.subset(1000, 500)
    part.seek(3)
    assert part.read(4) == CONTENT[1003:1007]
    assert part.tell() == 7
    assert part.get(100, 5) == CONTENT[1100:1105]
    assert part.subset(10, 20).get(2, 3) == CONTENT[1012:1015]


def test_a_part_is_read_from_its_own_end(file: StructFile) -> None:
    file.seek(-2, os.SEEK_END)
    file.seek(1, os.SEEK_CUR)
    assert file.read(1) == CONTENT[-1:]


def test_a_large_segment_is_searched(large: Store) -> None:
    with large.searching() as searcher:
        assert len(searcher.search(Term("text", "common"), limit=None)) == 60
        assert [hit["id"] for hit in searcher.search(Phrase("text", ["w0", "w1", "w2"]))] == ["1"]
        assert len(searcher.search(Prefix("text", "w99"), limit=None)) > 1
        hits = searcher.search(Term("text", "common"), sortedby="kind", limit=9)
        assert {int(hit["id"]) % 7 for hit in hits} == {0}


def test_a_large_segment_is_purged(large: Store) -> None:
    with large.writing() as writer:
        writer.delete_by_term("id", "1")
    assert large.purge()
    with large.searching() as searcher:
        assert len(searcher.search(Term("text", "common"), limit=None)) == 59


def test_searchers_leave_no_files_open(large: Store) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for number in range(30):
        stores.put(large, number, "changed")
        assert stores.found(large, "changed")
    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 4
