"""A to Z: under which letter a name stands, in which language, and in which order letters come."""

import pytest
from django.http import QueryDict

from foundation.facets import LetterFacet
from foundation.facets.letters import letter_of, place_of


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Cybersecurity Act", "", "C"),
        ("côte d'Ivoire", "fr", "C"),
        ("École", "fr", "E"),
        ("Ñandú", "es", "Ñ"),
        ("Ñandú", "en-gb", "N"),
        ("Øresund", "", "O"),
        ("“Quoted” law", "", "Q"),
        ("2019 Act", "", "#"),
        ("٢٠١٩", "ar", "#"),
        ("…", "", "#"),
        ("", "", "#"),
        ("أمر", "ar", "ا"),
        ("Закон", "", "З"),
        ("法律", "", "法"),
    ],
)
def test_a_name_stands_under_its_letter(name: str, language: str, letter: str) -> None:
    assert letter_of(name, language) == letter


def test_letters_come_in_order_and_figures_last() -> None:
    letters = ["З", "O", "#", "Ñ", "N", "A"]
    assert sorted(letters, key=place_of) == ["A", "N", "Ñ", "O", "З", "#"]


@pytest.mark.parametrize(
    ("query", "letters", "errors"),
    [
        ("letter=c", ["C"], 0),
        ("letter=é&letter=E", ["E"], 0),
        ("letter=7", ["#"], 0),
        ("letter=%23", ["#"], 0),
        ("letter=abc&letter=!&letter=", [], 2),
    ],
)
def test_a_letter_is_read_kindly(query: str, letters: list[str], errors: int) -> None:
    reading = LetterFacet("letter", "Letter", lookup="title").read(QueryDict(query))
    assert reading.of("letter") == letters
    assert len(reading.errors) == errors
