"""Fields: what an index on disk gives back of what was put into it."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.fields import FieldType, Schema
from whoosh.index import FileIndex, create_in, open_dir
from whoosh.query import Phrase, Prefix, Query, Term
from whoosh.searching import Searcher

from whooshsearch import fields
from whooshsearch.analysis.synonyms import Synonyms
from whooshsearch.analysis.words import STEM, Analyser
from whooshsearch.fields import Key, Labels, PackedPositions, Prefixes, Value, Words

ANALYSER = Analyser(("en",))
SCHEMA = Schema(
    key=Key(),
    title=Words(ANALYSER),
    body=Words(ANALYSER),
    start=Prefixes(ANALYSER),
    label=Labels(),
    year=Value(),
)


@pytest.fixture(params=["as written", "merged"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> FileIndex:
    """Return an index of two segments, or one, with a document that was replaced."""
    create_in(tmp_path, SCHEMA)
    with open_dir(tmp_path).writer() as writer:
        writer.add_document(key="1", title="Old", body="gone", start="gone", label="a.B", year=b"0")
        writer.add_document(key="é2", title="SB2209", body="A law of laws", start="SB2209")
    writer = open_dir(tmp_path).writer()
    texts = ["One law", "Laws of one"]
    writer.update_document(
        key="1", title="Côte d’Ivoire", body=texts, start="Côte", label=["a.B", "c.D"], year=b"\xff"
    )
    writer.commit(merge=False)
    if request.param == "merged":
        open_dir(tmp_path).writer().commit(optimize=True)
    return open_dir(tmp_path)


def keys(index: FileIndex, query: Query) -> list[str]:
    with index.searcher() as searcher:
        column = searcher.reader().column_reader("key")
        return [column[docnum] for docnum in searcher.search(query).docs()]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Term("title", "cote"), ["1"]),
        (Term("title", "divoire"), ["1"]),
        (Term("title", "old"), []),
        (Term("body", "gone"), []),
        (Term("body", f"{STEM}law"), ["1", "é2"]),
        (Term("body", "one"), ["1"]),
        (Term("start", "co"), ["1"]),
        (Term("start", "ote"), []),
        (Term("label", "c.D"), ["1"]),
        (Term("label", "a.b"), []),
        (Term("key", "é2"), ["é2"]),
        (Prefix("title", "sb"), ["é2"]),
        (Phrase("title", ["cote", "d", "ivoire"]), ["1"]),
        (Phrase("title", ["sb", "2209"]), ["é2"]),
        (Phrase("body", ["law", "of"]), ["é2"]),
        (Phrase("body", ["one", "laws"]), []),
        (Phrase("body", ["law", "laws"], slop=50), ["é2"]),
    ],
)
def test_documents_are_found(index: FileIndex, query: Query, found: list[str]) -> None:
    assert sorted(keys(index, query)) == found


def test_values_are_read_by_the_number_of_a_document(index: FileIndex) -> None:
    with index.searcher() as searcher:
        (number,) = searcher.search(Term("key", "1")).docs()
        for reader, first in searcher.reader().leaf_readers():
            if 0 <= number - first < reader.doc_count_all():
                assert reader.column_reader("year")[number - first] == b"\xff"


def test_a_document_without_a_value_has_none(index: FileIndex) -> None:
    with index.searcher() as searcher:
        (number,) = searcher.search(Term("key", "é2")).docs()
        reader, first = searcher.leaf_searchers()[0][0].reader(), 0
        assert reader.column_reader("year")[number - first] == b""


def scores(searcher: Searcher, query: Query) -> dict[str, float]:
    column = searcher.reader().column_reader("key")
    return {column[hit.docnum]: hit.score or 0 for hit in searcher.search(query)}


@pytest.mark.parametrize("field", ["title", "start"])
def test_the_shorter_text_scores_higher(tmp_path: Path, field: str) -> None:
    index = create_in(tmp_path, SCHEMA)
    with index.writer() as writer:
        writer.add_document(**{"key": "long", field: "law on the other subjects of the code"})
        writer.add_document(**{"key": "short", field: "law"})
    with index.searcher() as searcher:
        found = scores(searcher, Term(field, "law"))
    assert found["short"] > found["long"]


def test_stems_do_not_lengthen_a_text() -> None:
    postings = {term: length for term, length, *_ in Words(ANALYSER).index("regulated acts")}
    assert sum(postings.values()) == 2
    assert len(postings) == 4


@given(st.lists(st.integers(0, 200_000), min_size=1, unique=True).map(sorted))
def test_positions_are_what_was_packed(positions: list[int]) -> None:
    kept = PackedPositions()
    assert kept.decode_positions(kept.encode(positions)) == positions
    assert kept.decode_frequency(kept.encode(positions)) == len(positions)


@pytest.mark.parametrize("name", SCHEMA.names())
def test_a_field_is_what_it_is_made_with(name: str) -> None:
    field = SCHEMA[name]
    assert pickle.loads(pickle.dumps(field)) == field  # noqa: S301  (what was just pickled)
    others = [SCHEMA[other] for other in SCHEMA.names() if type(SCHEMA[other]) is not type(field)]
    assert field not in others


@pytest.mark.parametrize(
    ("field", "other", "is_same"),
    [
        (Words(ANALYSER), Words(Analyser(("en", "fr"))), False),
        (Words(ANALYSER), Words(Analyser(("en",), Synonyms.from_lines(["a, b"]))), True),
        (Prefixes(ANALYSER), Prefixes(Analyser(("fr",))), True),
    ],
)
def test_fields_are_equal_if_they_index_alike(
    field: FieldType, other: FieldType, is_same: bool
) -> None:
    assert (field == other) is is_same
    assert not is_same or hash(field) == hash(other)


def test_a_field_of_other_rules_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pickle.dumps(Words(ANALYSER))
    monkeypatch.setattr(fields, "RULES", fields.RULES + 1)
    assert pickle.loads(before) != Words(ANALYSER)  # noqa: S301  (what was just pickled)


def test_a_field_keeps_no_synonyms() -> None:
    analyser = Analyser(("en",), Synonyms.from_lines(["secretword, other"]))
    assert b"secretword" not in pickle.dumps([Words(analyser), Prefixes(analyser)])


def test_a_stem_counts_how_often_it_occurs() -> None:
    postings = {term: weight for term, _, weight, _ in Words(ANALYSER).index("acts, ACTS")}
    assert postings[f"{STEM}act".encode()] == 2.0


def test_a_field_says_what_it_is_made_with() -> None:
    assert repr(Words(ANALYSER)) == "Words(('en',))"
    assert repr(Key()) == "Key()"


def test_positions_of_a_frequent_word_are_packed_too() -> None:
    kept = PackedPositions()
    assert kept.decode_positions(kept.encode(range(100))) == list(range(100))
