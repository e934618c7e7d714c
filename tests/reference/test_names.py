"""Folding names for comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.names import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("St. Helena", "Saint  Helena"),
        ("The Gambia", "Gambia, The"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Curaçao", "Curac\N{COMBINING CEDILLA}ao"),
        ("Gha\N{ZERO WIDTH SPACE}na", "Ghana"),
        ("Føroyar", "Foroyar"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Niger", "Nigeria"), ("Guinea", "Guyana"), ("ไทย", "ทย")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_name_is_one_line_of_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=30))
def test_case_is_not_compared(text: str) -> None:
    assert fold(text.upper()) == fold(text)
