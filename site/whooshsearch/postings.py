"""Postings of frequent words and lengths of texts, kept in memory for each segment.

A segment never changes once it is written. Reading a posting through a matcher costs several
times what using it does, and the frequent words are the ones that most queries have.
"""

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from threading import Lock
from typing import Any

#: From so many postings on, those of a word are kept.
FREQUENT = 200
#: Looking one document up costs so many times what passing it by does.
LOOKING_UP_PAYS = 8
#: Postings kept in all, at twelve bytes each, and fields whose lengths are kept.
MOST_POSTINGS, MOST_LENGTHS = 4_000_000, 256

Postings = tuple[Sequence[int], Sequence[float]]

_postings: OrderedDict[tuple[str, str, bytes], Postings] = OrderedDict()
_lengths: OrderedDict[tuple[str, str], Sequence[float]] = OrderedDict()
_kept = {"postings": 0}
_lock = Lock()


def postings_of(
    reader: Any, name: str, term: bytes, within: Collection[int] | None = None
) -> Iterable[tuple[int, float]]:
    """Return each live document of a segment that bears a term, and how often it does.

    `within` limits them to some documents.
    """
    found = _frequent(reader, name, term)
    if within is not None and len(within) * LOOKING_UP_PAYS < len(found[0]):
        pairs: Iterable[tuple[int, float]] = _looked_up(found, within)
    else:
        pairs = zip(*found, strict=True)
        pairs = pairs if within is None else [pair for pair in pairs if pair[0] in within]
    deleted = reader.deleted_docs_set
    return [pair for pair in pairs if pair[0] not in deleted] if deleted else pairs


def documents_with(reader: Any, name: str, term: bytes) -> set[int]:
    """Return the live documents of a segment that bear a term."""
    if reader.doc_frequency(name, term) < FREQUENT:
        return set(reader.postings(name, term).all_ids())
    found = set(_frequent(reader, name, term)[0])
    deleted = reader.deleted_docs_set
    return found - deleted if deleted else found


def positions_in(
    reader: Any, name: str, term: bytes, documents: Sequence[int]
) -> Iterator[tuple[int, list[int]]]:
    """Yield where a term stands in each of some documents, given in order, that bear it."""
    matcher = reader.postings(name, term)
    for number in documents:
        if not matcher.is_active():
            return
        matcher.skip_to(number)
        if matcher.is_active() and matcher.id() == number:
            yield number, matcher.value_as("positions")


def _frequent(reader: Any, name: str, term: bytes) -> Postings:
    """Return the postings of a term: from memory, if it is a frequent one."""
    if reader.doc_frequency(name, term) < FREQUENT:
        return _read(reader, name, term)
    place = (reader.segment().segment_id(), name, term)
    with _lock:
        found = _postings.get(place)
        if found is not None:
            _postings.move_to_end(place)
            return found
    found = _read(reader, name, term)
    _keep(place, found)
    return found


def _looked_up(found: Postings, wanted: Collection[int]) -> Iterator[tuple[int, float]]:
    numbers, weights = found
    end = len(numbers)
    for number in wanted:
        place = bisect_left(numbers, number)
        if place < end and numbers[place] == number:
            yield number, weights[place]


def lengths_of(reader: Any, name: str) -> Sequence[float]:
    """Return the length of a text field in words, by the number of the document in a segment."""
    place = (reader.segment().segment_id(), name)
    with _lock:
        found = _lengths.get(place)
        if found is not None:
            _lengths.move_to_end(place)
            return found
    known = (reader.doc_field_length(number, name, 1) for number in range(reader.doc_count_all()))
    lengths = array("f", (length or 1 for length in known))
    with _lock:
        _lengths[place] = lengths
        while len(_lengths) > MOST_LENGTHS:
            _lengths.popitem(last=False)
    return lengths


def _read(reader: Any, name: str, term: bytes) -> Postings:
    matcher = reader.postings(name, term)
    is_active, number_of, weight_of = matcher.is_active, matcher.id, matcher.weight
    go_on = matcher.next
    numbers, weights = array("L"), array("f")
    while is_active():
        numbers.append(number_of())
        weights.append(weight_of())
        go_on()
    return numbers, weights


def _keep(place: tuple[str, str, bytes], found: Postings) -> None:
    with _lock:
        if place not in _postings:
            _kept["postings"] += len(found[0])
        _postings[place] = found
        while _kept["postings"] > MOST_POSTINGS:
            _place, dropped = _postings.popitem(last=False)
            _kept["postings"] -= len(dropped[0])
