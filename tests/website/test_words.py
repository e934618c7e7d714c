"""Spelling does not matter to the public search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from website.words import LONGEST_WORD, MOST_WORDS, folded_words, index_words

SAME = [
    ("Cote d'Ivoire", "Côte d’Ivoire"),
    ("cote d ivoire", "CÔTE D’IVOIRE"),
    ("cote divoire", "Côte d’Ivoire"),
    ("RA 11930", "Republic Act No. 11930"),
    ("R.A. 11930", "Republic Act No. 11930"),
    ("ra11930", "Republic Act No. 11930"),
    ("SB2209", "Senate Bill No. 2209"),
    ("SB 2209", "SB2209"),
    ("Lodz", "Łódź"),
    ("日本", "日本国"),
    ("हिन्दी", "हिन्दी भाषा"),
]


@pytest.mark.parametrize(("typed", "written"), SAME)
def test_what_people_type_is_among_the_words_of_what_is_written(typed: str, written: str) -> None:
    assert set(folded_words(typed)) <= set(index_words(written).split())


@given(st.text(max_size=400))
def test_words_are_few_short_and_without_signs(text: str) -> None:
    words = folded_words(text)
    assert len(words) <= MOST_WORDS
    assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in words)


@given(st.text(max_size=200))
def test_folding_folded_words_changes_nothing(text: str) -> None:
    words = folded_words(text)
    assert folded_words(" ".join(words)) == words
