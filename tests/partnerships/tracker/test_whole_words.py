"""Words are found whole, whatever stands around them, in scripts with and without spaces."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.tracker.services.whole_words import is_spaceless, runs_of, whole_words

SPACELESS = ("王伟", "ひろし", "サクラ", "สมชาย", "ສົມຊາຍ", "សុខ", "အောင်")
around = st.text(max_size=12)


@pytest.mark.parametrize("word", SPACELESS)
@given(before=around, after=around)
def test_a_word_without_spaces_is_found_anywhere(word: str, before: str, after: str) -> None:
    assert is_spaceless(word)
    assert whole_words((word,)).search(before + word + after)


@given(before=st.sampled_from(["", *SPACELESS, " ", "(", "«"]), letter=st.sampled_from("aé9Жש_가"))
def test_a_word_of_another_script_ends_where_no_letter_follows(before: str, letter: str) -> None:
    pattern = whole_words(("Ann Lee",))
    assert pattern.search(f"{before}ann\n LEE{before}")
    assert not pattern.search(f"{before}Ann Lee{letter}")
    assert not pattern.search(f"{letter}Ann Lee{before}")


@given(word=st.text(min_size=1, max_size=12), before=around, after=around)
def test_a_word_is_in_no_text_without_its_runs(word: str, before: str, after: str) -> None:
    text = unicodedata.normalize("NFC", f"{before} {word} {after}")
    if not is_spaceless(word) and whole_words((word,)).search(text):
        assert runs_of(word) <= runs_of(text)


def test_of_no_words_nothing_is_found() -> None:
    assert not whole_words(()).search("Anything")
    assert not whole_words(("", " ")).search(" ")
