"""What is asked in the bench: some 25 different questions of each shape."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from tests.bench import corpus
from tests.bench.words import SEED

NUMBER = 25
#: Of the most frequent words ("the", "of"), only every third question has some.
FUNCTION_WORDS = 30


class Wanted(StrEnum):
    """What an answer consists of."""

    PAGE = "the first twenty records"
    COUNT = "the number of records"
    FACET = "the number of records of each kind"


@dataclass(frozen=True, slots=True)
class Question:
    """One search, to be answered by every system."""

    text: str
    operator: str = "and"
    is_phrase: bool = False
    is_beginning: bool = False
    wanted: Wanted = Wanted.PAGE
    kind: str = ""
    years: tuple[int, int] | None = None
    is_by_date: bool = False

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day of the years asked for."""
        if self.years is None:
            return None
        return datetime.date(self.years[0], 1, 1), datetime.date(self.years[1], 12, 31)


def shapes(size: int) -> dict[str, list[Question]]:
    """Return the questions to a corpus of so many laws, by shape."""
    one = [Question(word) for word in _words_of_all_frequencies()]
    two = [Question(text) for text in _each(lambda n: _from_law(n, 2, size))]
    three = [Question(text) for text in _each(lambda n: _from_law(n, 3, size))]
    kinds = [[*corpus.KINDS][number % 3] for number in range(NUMBER)]
    mixed = [one[n] if n % 2 else two[n] for n in range(NUMBER)]
    years = [(1980 + n, 1985 + 2 * n) for n in range(NUMBER)]
    return {
        "one word": one,
        "two words, and": two,
        "three words, and": three,
        "two words, or": [replace(each, operator="or") for each in two],
        "three words, or": [replace(each, operator="or") for each in three],
        "phrase": [Question(text, is_phrase=True) for text in _phrases(size)],
        "autocomplete": [Question(text, is_beginning=True) for text in _beginnings(size)],
        "count": [replace(each, wanted=Wanted.COUNT) for each in mixed],
        "filter by kind": [replace(each, kind=kinds[n]) for n, each in enumerate(mixed)],
        "filter by date": [replace(each, years=years[n]) for n, each in enumerate(mixed)],
        "order by date": [replace(each, is_by_date=True) for each in mixed],
        "facet by kind": [replace(each, wanted=Wanted.FACET) for each in mixed],
    }


def _each(make: Callable[[int], str]) -> list[str]:
    return [make(number) for number in range(NUMBER)]


def _words_of_all_frequencies() -> list[str]:
    ranks = [round(8 * 1.34**number) for number in range(NUMBER)]
    return [corpus.words()[rank] for rank in ranks]


def _from_law(number: int, length: int, size: int) -> str:
    """Return words of one law, the more likely the more often it has them."""
    random = Random(f"{SEED} {number} {length}")  # noqa: S311  (not a secret)
    common = set() if number % 3 == 0 else set(corpus.words()[:FUNCTION_WORDS])
    text = corpus.law(random.randrange(size)).text.lower().replace(".", "")
    found = [word for word in text.split() if word not in common]
    random.shuffle(found)
    return " ".join(list(dict.fromkeys(found))[:length])


def _phrases(size: int) -> list[str]:
    """Return phrases that recur, and some that stand in one law only."""
    found = []
    for number in range(NUMBER):
        if number % 3:
            found.append(corpus.phrases()[round(1.35**number)])
        else:
            text = corpus.law(number * 7 % size).text
            found.append(" ".join(text.split(". ")[1].lower().rstrip(".").split()[2:5]))
    return found


def _beginnings(size: int) -> list[str]:
    found = []
    for number in range(NUMBER):
        title = corpus.law(number * 11 % size).title.lower().split()
        word, following = title[0], title[1]
        if number % 3:
            found.append(word[: 2 + number % 5])
        else:
            found.append(f"{word} {following[: 1 + number % 4]}")
    return found
