"""A corpus of made-up laws, the same in every run, of which each can be made by itself.

Words are as frequent as in a language (the n-th word has a n-th of the frequency of the first), and
some stand together again and again, as they do in laws.
"""

import datetime
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from tests.bench.words import SEED, vocabulary

KINDS = {"act": 45, "bill": 20, "regulation": 15, "decree": 10, "order": 7, "treaty": 3}
WORDS, PHRASES = 400, 3_000
_FIRST_DAY = datetime.date(1980, 1, 1)
_DAYS = 46 * 365


@dataclass(frozen=True, slots=True)
class Law:
    """What one record says."""

    title: str
    text: str
    kind: str
    jurisdiction: int
    adopted: datetime.date | None
    is_live: bool


@cache
def words() -> list[str]:
    """Return all words, the most frequent first."""
    return vocabulary()


@cache
def phrases() -> list[str]:
    """Return the phrases of two or three words that recur, the most frequent first."""
    random = _random("phrases")
    known, weights = words()[20:], _weights(len(words()) - 20)
    lengths = random.choices((2, 3), k=PHRASES)
    return [" ".join(random.choices(known, cum_weights=weights, k=length)) for length in lengths]


def law(number: int) -> Law:
    """Return the law with this number."""
    random = _random(number)
    kind = random.choices(list(KINDS), list(KINDS.values()))[0]
    adopted = _FIRST_DAY + datetime.timedelta(days=random.randrange(_DAYS))
    title = f"{_sentence(random, random.randint(3, 8)).title()} {kind.title()} {adopted.year}"
    return Law(
        title=title,
        text=_text(random, WORDS + random.randint(-150, 150)),
        kind=kind,
        jurisdiction=int(200 * random.random() ** 2),
        adopted=adopted if random.random() < 0.9 else None,
        is_live=random.random() < 0.95,
    )


def _text(random: Random, length: int) -> str:
    sentences, left = [], length
    while left > 0:
        size = random.randint(8, 24)
        sentences.append(f"{_sentence(random, size).capitalize()}.")
        left -= size
    return " ".join(sentences)


def _sentence(random: Random, length: int) -> str:
    found = random.choices(words(), cum_weights=_weights(len(words())), k=length)
    if length > 4 and random.random() < 0.6:
        phrase = random.choices(phrases(), cum_weights=_weights(PHRASES))[0]
        place = random.randrange(length - 3)
        found[place : place + 2] = [phrase]
    return " ".join(found)


def _random(what: object) -> Random:
    return Random(f"{SEED} {what}")  # noqa: S311  (not a secret)


@cache
def _weights(size: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, size + 1)))
