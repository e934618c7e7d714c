"""Suggestions: "did you mean", from the words of documents that whoever asks may find.

Whoosh's own corrector would also offer words that only deleted documents had: they stay in the list
of terms until segments are merged. Here, what is offered is looked up first.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from threading import Lock
from typing import Final, TypeAlias

from whoosh.query.compound import And, Or
from whoosh.query.qcore import Query
from whoosh.query.terms import Term
from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from whooshsearch.analysis.tokens import is_unspaced
from whooshsearch.analysis.words import Analyser, QueryWord

MOST_CORRECTED: Final = 8  # words of one query
_MOST_TRIED: Final = 50  # words that resemble one
_MOST_CACHED: Final = 32  # segments
_SHORTEST: Final = 3
_LONGEST: Final = 40
_SHORT: Final = 5
_FIRST_LETTER: Final = b"a"  # before it are stems and figures

# Words of some fields of a segment by their length, each with the set of its letters.
_Vocabulary: TypeAlias = Mapping[int, Sequence[tuple[int, str]]]


def suggest(
    searcher: Searcher,
    fieldnames: Sequence[str],
    words: Iterable[QueryWord],
    analyser: Analyser,
    filter_query: Query | None = None,
) -> str | None:
    """Return a query that finds more, or None if each word is found or none can be mended.

    Only documents count that filter_query finds, and that are not deleted.
    """
    find = _finder(searcher, fieldnames, filter_query)
    corrected = 0
    texts: list[str] = []
    for word in words:
        text = word.text
        if corrected < MOST_CORRECTED and _is_correctable(word.exact) and not find(_ways(word)):
            found = corrections(searcher, fieldnames, word.exact, 1, filter_query)
            if found and analyser.query_words(found[0]):
                corrected += 1
                text = _replaced(text, word.exact, found[0])
        texts.append(text)
    return " ".join(texts) if corrected else None


def corrections(
    searcher: Searcher,
    fieldnames: Sequence[str],
    word: str,
    limit: int,
    filter_query: Query | None = None,
) -> list[str]:
    """Return words like a folded one, the most alike first, that somebody can find."""
    if not _is_correctable(word):
        return []
    reader = searcher.reader()
    fieldnames = [name for name in fieldnames if name in searcher.schema]
    find = _finder(searcher, fieldnames, filter_query)
    alike = {
        candidate: (distance, candidate[0] != word[0], -_frequency(reader, fieldnames, candidate))
        for candidate, distance in _alike(reader, fieldnames, word).items()
    }
    ranked = sorted(alike, key=lambda candidate: (alike[candidate], candidate))
    return list(islice(filter(lambda each: find([(each,)]), ranked[:_MOST_TRIED]), limit))


def distance(one: str, other: str, limit: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped; limit + 1 is any more.

    >>> distance("recieve", "receive", 2), distance("act", "acts", 2), distance("act", "bill", 2)
    (1, 1, 3)
    """
    if one == other:
        return 0
    if limit == 0 or abs(len(one) - len(other)) > limit:
        return limit + 1
    at = _first_difference(one, other)
    one, other = one[at:], other[at:]
    rests = [(one[1:], other[1:]), (one, other[1:]), (one[1:], other)]
    if len(one) > 1 and one[:2] == other[1::-1]:
        rests.append((one[2:], other[2:]))
    return 1 + min(distance(rest, against, limit - 1) for rest, against in rests)


def _first_difference(one: str, other: str) -> int:
    at = 0
    for letter, against in zip(one, other, strict=False):
        if letter != against:
            break
        at += 1
    return at


def _is_correctable(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and not is_unspaced(word)


def _ways(word: QueryWord) -> list[tuple[str, ...]]:
    """Return every way in which a document may have a word, each as terms that must all occur."""
    return [*((term,) for term in (word.exact, *word.stems)), *word.others]


def _replaced(text: str, word: str, correction: str) -> str:
    """Return a word corrected, with what was elided before it: "d'ivore" is "d'ivoire"."""
    return text.removesuffix(word) + correction if text.endswith(f"'{word}") else correction


def _finder(
    searcher: Searcher, fieldnames: Sequence[str], filter_query: Query | None
) -> Callable[[Iterable[tuple[str, ...]]], bool]:
    """Return what says whether a document that counts has all terms of one of some ways."""

    def has(term: str) -> Query:
        return Or([Term(name, term) for name in fieldnames])

    def find(ways: Iterable[tuple[str, ...]]) -> bool:
        found: Query = Or([And([has(term) for term in way]) for way in ways])
        if filter_query is not None:
            found = And([found, filter_query])
        return next(iter(searcher.docs_for_query(found.normalize())), None) is not None

    return find


def _frequency(reader: IndexReader, fieldnames: Sequence[str], word: str) -> int:
    return sum(reader.doc_frequency(name, word) for name in fieldnames)


def _alike(reader: IndexReader, fieldnames: Sequence[str], word: str) -> dict[str, int]:
    """Return the words of the index that differ from a word by few letters, and by how many."""
    limit = 1 if len(word) <= _SHORT else 2
    letters, most = _letters(word), 2 * limit
    lengths = range(len(word) - limit, len(word) + limit + 1)
    found = {
        candidate
        for vocabulary in _vocabularies(reader, fieldnames)
        for length in lengths
        for others, candidate in vocabulary.get(length, ())
        if (letters ^ others).bit_count() <= most
    }
    distances = {candidate: distance(word, candidate, limit) for candidate in found}
    return {candidate: number for candidate, number in distances.items() if 0 < number <= limit}


def _letters(word: str) -> int:
    """Return the letters of a word as bits: words alike have few that the other has not."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


class _Cache:
    """Vocabularies of segments, which never change; those not used for long are dropped."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], _Vocabulary] = OrderedDict()
        self._guard = Lock()

    def vocabulary(self, reader: IndexReader, fieldnames: Sequence[str]) -> _Vocabulary:
        """Return the words of some fields of a segment."""
        segment = reader.segment()
        if segment is None:
            return _vocabulary(reader, fieldnames)
        key = (segment.segment_id(), *fieldnames)
        with self._guard:
            found = self._kept.get(key)
        if found is None:
            found = _vocabulary(reader, fieldnames)
        with self._guard:
            self._kept[key] = found
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST_CACHED:
                self._kept.popitem(last=False)
        return found


_CACHE: Final = _Cache()


def _vocabularies(reader: IndexReader, fieldnames: Sequence[str]) -> Iterator[_Vocabulary]:
    return (_CACHE.vocabulary(leaf, fieldnames) for leaf, _ in reader.leaf_readers())


def _vocabulary(reader: IndexReader, fieldnames: Sequence[str]) -> _Vocabulary:
    terms = {term for name in fieldnames for term in _words(reader, name)}
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for word in map(bytes.decode, terms):
        if _is_correctable(word):
            found[len(word)].append((_letters(word), word))
    return dict(found)


def _words(reader: IndexReader, fieldname: str) -> Iterator[bytes]:
    terms = reader.terms_from(fieldname, _FIRST_LETTER)
    return (term for _, term in takewhile(lambda found: found[0] == fieldname, terms))
