"""Cells say what the record says, and no spreadsheet evaluates them."""

import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from exchange.cells import is_formula, plain, shown, spreadsheet_safe
from foundation.partial_dates import PartialDate

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@A1",
    "\t=1",
    "\rx",
    "\n",
    " =1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
    "\u200b=1",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_evaluate_gets_an_apostrophe(text: str) -> None:
    assert spreadsheet_safe(text) == f"'{text}"


@given(st.text())
def test_no_safe_text_is_a_formula(text: str) -> None:
    assert not is_formula(str(spreadsheet_safe(text)))


@pytest.mark.parametrize("text", ["Act", "11930", "a=b", "", "Côte d’Ivoire", "2021-05~"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert spreadsheet_safe(text) == text


@pytest.mark.parametrize("number", [-5, 0, 2.5])
def test_numbers_stay_numbers(number: float) -> None:
    assert spreadsheet_safe(shown(number)) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (PartialDate.parse("May 2021"), "2021-05"),
        (PartialDate.unknown(), "unknown"),
        (datetime.date(2021, 5, 27), "2021-05-27"),
        (Decimal("1.5"), 1.5),
        (["a", "b"], "a; b"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_values_are_shown_in_one_way(value: Any, text: Any) -> None:
    assert shown(value) == text


def test_a_text_that_is_translated_late_is_one_text() -> None:
    assert plain(gettext_lazy("In force")) == shown(gettext_lazy("In force")) == "In force"


def test_json_keeps_lists_truth_and_nothing_apart() -> None:
    assert plain([True, None, ["x"]]) == [True, None, ["x"]]
