"""Asks every question of `questions.csv` the way the search page does, and says what came."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from foundation.addresses import AddressBook
from website.search.finding import Finder, reachable_entries
from website.search.results import results

QUESTIONS = Path(__file__).with_name("questions.csv")
FIRST, THREE = 1, 3


@dataclass(frozen=True)
class Answer:
    """A question, what is right, and the addresses that came first."""

    question: str
    kind: str
    right: frozenset[str]
    came: tuple[str, ...]

    def is_within(self, number: int) -> bool:
        """Say whether one of the first `number` results is right."""
        return bool(self.right & set(self.came[:number]))

    def __str__(self) -> str:
        place = "third" if self.is_within(THREE) else "MISSED"
        return (
            f"{place}: {self.question!r} ({self.kind}) wants {sorted(self.right)}, got {self.came}"
        )


def ask_all(every: int = 1) -> Iterator[Answer]:
    """Yield the answer to one question in `every`."""
    with QUESTIONS.open(encoding="utf-8", newline="") as rows:
        for row in islice(csv.DictReader(rows), 0, None, every):
            right = frozenset([row["expected"], *row["alternatives"].split()])
            yield Answer(row["question"], row["kind"], right, ask(row["question"]))


def ask(question: str) -> tuple[str, ...]:
    """Return the addresses of the first results of a search without facets."""
    book = AddressBook()
    entries = reachable_entries(book)
    finder = Finder(entries)
    keys = finder.in_order(finder(entries, question))
    return tuple(result.path for result in results(keys[:THREE], finder.marker, book))


def success(answers: list[Answer], number: int) -> float:
    """Return the share of questions answered within the first `number` results."""
    return sum(answer.is_within(number) for answer in answers) / len(answers)
