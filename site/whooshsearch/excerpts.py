"""Excerpts: where a text has the words of a query, and the part of it that shows most of them.

Everything here is about the text as it was written, with its accents and capitals; nothing is
escaped, so that whoever shows it does that.

    found = matches(analyser, "online safety")
    for piece, is_match in excerpt(text, found.spans(text)).pieces():
        ...
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from whooshsearch.analysis.folding import fold
from whooshsearch.analysis.tokens import is_unspaced, patterns
from whooshsearch.analysis.words import Analyser, QueryWord

Span: TypeAlias = tuple[int, int]
_Tokens: TypeAlias = dict[int, tuple[Span, frozenset[str]]]

LENGTH: Final = 240
ELLIPSIS: Final = "…"
_FURTHEST: Final = 3  # how far apart two words of a synonym may stand: "Republic Act No. 11930"
_FURTHEST_CUT: Final = 40  # how far to look for a space to cut at, where there may be none
_NO_TERMS: Final[frozenset[str]] = frozenset()
_SPACE: Final = re.compile(r"\s+")
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+|\n\s*|(?<=[。！？])")  # noqa: RUF001  (as written)
_CHARACTER: Final = re.compile(r".[\u3099\u309a\uff9e\uff9f]?", re.DOTALL)


class Matcher:
    """Finds the words of a query in texts: as they are, by stem, and by synonym."""

    def __init__(self, analyser: Analyser, words: Iterable[QueryWord]) -> None:
        self._analyser = analyser
        words = list(words)
        ways = {way for word in words for way in word.others}
        self._terms = {term for word in words for term in (word.exact, *word.stems) if term}
        self._terms |= {way[0] for way in ways if len(way) == 1}
        self._terms |= {term for way in ways for term in way if is_unspaced(term)}
        self._sequences = [way for way in ways if len(way) > 1]
        self._wanted = frozenset(self._terms.union(*self._sequences))
        self._found: dict[str, frozenset[str]] = {}

    def spans(self, text: str) -> list[Span]:
        """Return where the words that are found start and end, in order, none over another."""
        spans: set[Span] = set()
        tokens: _Tokens = {}
        for number, token in enumerate(patterns().token.finditer(text)):
            if terms := self._terms_of(token.group()):
                tokens[number] = token.span(), terms
                if not terms.isdisjoint(self._terms):
                    spans.update(self._within(token))
        for sequence in self._sequences:
            spans.update(_in_sequence(sequence, tokens))
        return _merged(spans)

    def _terms_of(self, token: str) -> frozenset[str]:
        """Return which of the terms that are looked for a token has."""
        found = self._found.get(token)
        if found is None:
            found = _NO_TERMS
            for terms in self._analyser.token_terms(token):
                if not self._wanted.isdisjoint(terms):
                    found |= self._wanted.intersection(terms)
            self._found[token] = found
        return found

    def _within(self, token: re.Match[str]) -> list[Span]:
        """Return what to mark of a token: all of it, unless it has no spaces between its words."""
        pieces = list(patterns().piece.finditer(token.group()))
        if not any(is_unspaced(piece.group()) for piece in pieces):
            return [token.span()]
        found: list[Span] = []
        for piece in pieces:
            start = token.start() + piece.start()
            if is_unspaced(piece.group()):
                run = self._within_run(piece.group())
                found += [(start + first, start + last) for first, last in run]
            elif not self._terms_of(piece.group()).isdisjoint(self._terms):
                found.append((start, start + len(piece.group())))
        return found or [token.span()]

    def _within_run(self, run: str) -> Iterator[Span]:
        characters = [
            (folded, found.start(), found.end())
            for found in _CHARACTER.finditer(run)
            for folded in fold(found.group())
        ]
        for index, (folded, start, end) in enumerate(characters):
            if folded in self._terms:
                yield start, end
            for following, _, last in characters[index + 1 : index + 2]:
                if folded + following in self._terms:
                    yield start, last


def matches(analyser: Analyser, query: str) -> Matcher:
    """Return what finds the words of a query in texts."""
    return Matcher(analyser, analyser.query_words(query))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a text, from start to end, with the spans that are to be marked."""

    text: str
    spans: tuple[Span, ...]
    start: int
    end: int

    def __str__(self) -> str:
        return "".join(piece for piece, _ in self.pieces())

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Return the excerpt in pieces, each with whether it is a match; ellipses are none."""
        if self.text[: self.start].strip():
            yield f"{ELLIPSIS} ", False
        yield from marked(self.text, self.spans, self.start, self.end)
        if self.text[self.end :].strip():
            yield f" {ELLIPSIS}", False


def marked(
    text: str, spans: Iterable[Span], start: int = 0, end: int | None = None
) -> Iterator[tuple[str, bool]]:
    """Return a part of a text in pieces, each with whether it is a match; white space is one."""
    end = len(text) if end is None else end
    position = start
    for first, last in spans:
        first, last = max(first, position), min(last, end)  # noqa: PLW2901  (cut to the part)
        if first < last:
            if position < first:
                yield _SPACE.sub(" ", text[position:first]), False
            yield _SPACE.sub(" ", text[first:last]), True
            position = last
    if position < end:
        yield _SPACE.sub(" ", text[position:end]), False


def excerpt(text: str, spans: Sequence[Span], length: int = LENGTH) -> Excerpt:
    """Return the part of a text, of about a length at most, that has most of the words found.

    It begins with a sentence where it can, and ends with a word.
    """
    first, last = _densest(text, spans, length)
    start = _start(text, first, length - (last - first), length)
    end = _end(text, start, last, length)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Excerpt(text, tuple(spans), start, end)


def _densest(text: str, spans: Sequence[Span], length: int) -> Span:
    """Return from where to where most different words are found within a length."""
    best, found = (0, 0), (0, 0)
    seen: Counter[str] = Counter()
    words = [fold(text[start:end]) for start, end in spans]
    left = 0
    for right, (_, end) in enumerate(spans):
        seen[words[right]] += 1
        while left < right and end - spans[left][0] > length:
            seen[words[left]] -= 1
            left += 1
        seen += Counter()
        score = (len(seen), sum(map(len, seen)))
        if score > best:
            best, found = score, (spans[left][0], end)
    return found


def _start(text: str, first: int, room: int, length: int) -> int:
    """Return where an excerpt begins that has room before its first match."""
    earliest = max(0, min(first - max(0, room) // 2, len(text) - length))
    if earliest == 0:
        return 0
    if sentence := _SENTENCE.search(text, earliest, first):
        return sentence.end()
    space = _SPACE.search(text, earliest, min(first, earliest + _FURTHEST_CUT))
    return space.end() if space else earliest


def _end(text: str, start: int, last: int, length: int) -> int:
    """Return where an excerpt ends that shows what comes before last."""
    end = min(len(text), start + length)
    if end == len(text) or text[end].isspace():
        return end
    lowest = max(last, end - _FURTHEST_CUT, start)
    spaces = list(_SPACE.finditer(text, lowest, end))
    return spaces[-1].start() if spaces else end


def _in_sequence(sequence: tuple[str, ...], tokens: _Tokens) -> Iterator[Span]:
    """Return the spans of words that stand in the order of a sequence, near one another."""
    for number, (span, terms) in tokens.items():
        if sequence[0] in terms:
            found = [span]
            for term in sequence[1:]:
                near = range(number + 1, number + 1 + _FURTHEST)
                following = (n for n in near if n in tokens and term in tokens[n][1])
                number = next(following, -_FURTHEST - 1)  # noqa: PLW2901  (one step on)
                found += [tokens[number][0]] if number in tokens else []
            if len(found) == len(sequence):
                yield from found


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
