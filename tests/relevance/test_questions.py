"""The questions are real, and most of them hard."""

import csv
from collections import Counter

from tests.relevance.measure import QUESTIONS


def rows() -> list[dict[str, str]]:
    """Return the rows of the file."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_enough_and_each_is_asked_once() -> None:
    questions = [row["question"] for row in rows()]
    assert len(questions) == len(set(questions)) >= 60


def test_half_of_them_are_misspelt_or_in_another_language() -> None:
    kinds = Counter(row["kind"] for row in rows())
    assert 2 * (kinds["misspelt"] + kinds["foreign"]) >= kinds.total()


def test_every_answer_is_an_address_of_the_site() -> None:
    for row in rows():
        for path in (row["expected"], *row["alternatives"].split()):
            assert path.startswith("/"), row["id"]
