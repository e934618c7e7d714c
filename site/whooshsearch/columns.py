"""Columns of an index in memory: keys and filter values by document, kept for each segment.

A segment never changes once it is written, so what was read from it stays true until a merge
replaces it. Documents deleted from a segment are left out by whoever asks, not here.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, Protocol

from whoosh.searching import Searcher

from whooshsearch.documents import KEY
from whooshsearch.values import Scalar, decode

#: Columns of segments kept in memory, of all indexes of a process together.
MOST_COLUMNS = 512

Found = tuple[Scalar, ...]


@dataclass(frozen=True)
class Column:
    """The values of one field in one segment, by the number of the document in it."""

    values: list[Found]

    @cached_property
    def documents(self) -> dict[Scalar | None, list[int]]:
        """The numbers of the documents with each value; those without any under None."""
        found: dict[Scalar | None, list[int]] = {}
        for number, values in enumerate(self.values):
            for value in values or (None,):
                found.setdefault(value, []).append(number)
        return found

    @cached_property
    def ordered(self) -> list[Any]:
        """The different values, least first."""
        return sorted(value for value in self.documents if value is not None)


class Wanted(Protocol):
    """Chooses documents of a segment by a column."""

    def of(self, column: Column) -> Iterable[int]:
        """Return the numbers of the documents that are wanted."""


_columns: OrderedDict[tuple[Any, str], Column] = OrderedDict()
_lock = Lock()


class Columns:
    """The columns of what a searcher sees, over all its segments."""

    def __init__(self, searcher: Searcher) -> None:
        self._segments = [
            (reader, base) for reader, base in searcher.reader().leaf_readers() if reader.segment()
        ]
        self._bases = [base for _reader, base in self._segments]

    def key(self, document: int) -> str:
        """Return the key of the record in the document with this number."""
        return str(self._value(KEY, document)[0])

    def raw(self, name: str, document: int) -> bytes:
        """Return the bytes kept for a field in the document with this number."""
        place = bisect_right(self._bases, document) - 1
        reader, base = self._segments[place]
        return bytes(reader.column_reader(name, translate=False)[document - base])

    def documents(self, name: str, wanted: Wanted) -> set[int]:
        """Return the numbers of the documents that are wanted, deleted ones among them."""
        found: set[int] = set()
        for reader, base in self._segments:
            numbers = wanted.of(_column(reader, name))
            found.update([number + base for number in numbers] if base else numbers)
        return found

    def of_keys(self, keys: Iterable[str]) -> set[int]:
        """Return the numbers of the documents of the records with these keys."""
        found, wanted = set[int](), list(keys)
        for reader, base in self._segments:
            numbers = _column(reader, KEY).documents
            for key in wanted:
                found.update(number + base for number in numbers.get(key, ()))
        return found

    def gather(self, name: str, documents: Iterable[int]) -> Iterator[tuple[int, Found]]:
        """Yield the values of a field for many documents, given in any order."""
        columns = [_column(reader, name).values for reader, _base in self._segments]
        for document in documents:
            place = bisect_right(self._bases, document) - 1
            yield document, columns[place][document - self._bases[place]]

    def _value(self, name: str, document: int) -> Found:
        place = bisect_right(self._bases, document) - 1
        reader, base = self._segments[place]
        return _column(reader, name).values[document - base]


def _column(reader: Any, name: str) -> Column:
    place = (reader.segment().segment_id(), name)
    with _lock:
        found = _columns.get(place)
        if found is not None:
            _columns.move_to_end(place)
            return found
    column = Column(_read(reader, name))
    with _lock:
        _columns[place] = column
        while len(_columns) > MOST_COLUMNS:
            _columns.popitem(last=False)
    return column


def _read(reader: Any, name: str) -> list[Found]:
    size = reader.doc_count_all()
    if not reader.has_column(name):
        return [()] * size
    kept = reader.column_reader(name, translate=False)
    if name == KEY:
        return [(kept[number].decode(),) for number in range(size)]
    known: dict[bytes, Found] = {}
    values = []
    for number in range(size):
        raw = bytes(kept[number])
        found = known.get(raw)
        if found is None:
            found = known[raw] = decode(raw)
        values.append(found)
    return values
