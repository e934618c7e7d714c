"""Did you mean: words that no public name bears, spelt as one that is close to them.

The words come from the names of entries that the reader may see, and from nothing else: a word
that only hidden records bear is corrected like any nonsense.
"""

import re
from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest
from typing import Any, Final
from zlib import crc32

from django.core.cache import cache
from django.db.models import QuerySet

from website.search.questions import Question, analyser, bears
from website.words import folded_words
from whooshsearch.suggestions import distance

SECONDS_KEPT: Final = 60
#: Different words of one question that are mended, and corrections of one that are tried.
MOST_WORDS, MOST_TRIED = 8, 5
#: How many letters may be wrong in a word, by its least length.
_ALLOWED: Final = ((8, 2), (4, 1))
_LONGEST_JOINED: Final = 4
_WORD: Final = re.compile(r"\w+")

Vocabulary = dict[str, tuple[str, int]]


def vocabulary(entries: QuerySet[Any]) -> Vocabulary:
    """Return the words of the names of entries: as one may write them, as they are, how often."""
    key = f"search-vocabulary:{crc32(str(entries.query).encode())}"
    found: Vocabulary | None = cache.get(key)
    if found is None:
        found = _read(entries.values_list("title", "folded_title"))
        cache.set(key, found, SECONDS_KEPT)
    return found


def corrected(text: str, known: Vocabulary, is_borne: Any) -> str | None:
    """Return `text` with its unknown words spelt like known ones, None if there is none to mend.

    `is_borne` says whether some entry bears the words of a question.
    """
    mended: dict[str, str] = {}

    def mend(word: re.Match[str]) -> str:
        raw = word.group()
        if raw not in mended and len(mended) < MOST_WORDS:
            mended[raw] = _mended(raw, known, is_borne)
        return mended.get(raw, raw)

    found = _WORD.sub(mend, text)
    return found if found != text else None


def _mended(raw: str, known: Vocabulary, is_borne: Any) -> str:
    folded = folded_words(raw)
    word = folded[0] if len(folded) == 1 else ""
    if word in known and known[word][0] != word:
        return known[word][0]
    if not word.isalpha() or word in known or is_borne(Question.of(raw)):
        return raw
    most = next((wrong for length, wrong in _ALLOWED if len(word) >= length), 0)
    for *_distance, spelling in nsmallest(MOST_TRIED, _close(word, known, most)):
        if _is_another_form(word, spelling):
            return raw
        # What left the site a moment ago may still be among the names that are remembered.
        if is_borne(Question.of(spelling)):
            return spelling
    return raw


def _is_another_form(word: str, other: str) -> bool:
    """Say whether two words have one stem: a plural is no misspelling."""
    return bears(analyser().index_terms([other]), Question.of(word).words[0]) > 0


def _close(word: str, known: Vocabulary, most: int) -> Iterable[tuple[int, bool, int, str]]:
    """Yield known words that differ by at most `most` letters, with what tells the best."""
    letters = set(word)
    for other, (spelling, number) in known.items():
        is_near = abs(len(other) - len(word)) <= most and len(letters ^ set(other)) <= 2 * most
        if is_near and other.isalpha():
            wrong = distance(word, other, most)
            if wrong <= most:
                yield wrong, other[0] != word[0], -number, spelling


def _read(names: Iterable[tuple[str, str]]) -> Vocabulary:
    counts: Counter[str] = Counter()
    joined: dict[str, str] = {}
    for title, folded in names:
        counts.update(set(folded.split()))
        words = folded_words(title) if title.count(" ") < _LONGEST_JOINED else []
        if 1 < len(words) <= _LONGEST_JOINED:
            joined["".join(words)] = " ".join(words)
    found = {word: (word, number) for word, number in counts.items()}
    return {word: (words, 1) for word, words in joined.items()} | found
