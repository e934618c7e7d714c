"""Folding: what makes no difference to a search, and what does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whooshsearch.analysis.folding import fold, lowered


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("CÔTE", "cote"),
        ("Co\u0302te", "cote"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da nang"),
        ("Œuvre, Æther, ﬁne", "oeuvre, aether, fine"),
        ("İstanbul, Iğdır", "istanbul, igdir"),
        ("co\u00adoper\u200bation\u200f", "cooperation"),
        ("Ёлка, Київ", "елка, киів"),
        ("حِمَايَة", "حمايه"),
        ("الأطفال إنترنت آمن ٱلحماية", "الاطفال انترنت امن الحمايه"),
        ("على مستــقبل", "علي مستقبل"),
        ("کودکی", "كودكي"),
        ("שָׁלוֹם", "שלום"),
        ("٢٠٢٤ ２０ १२", "2024 20 12"),
        ("ΟΔΟΣ Ἀθῆναι", "οδοσ αθηναι"),
    ],
)
def test_a_word_is_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("word", ["हिन्दी", "ガラス", "กฎหมาย", "한국어"])
def test_what_a_script_cannot_do_without_stays(word: str) -> None:
    assert fold(word) == word


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "spoken"), [("LIBERTE\u0301S\u00ad", "libertés"), ("Laws", "laws")]
)
def test_a_stemmer_sees_the_accents(written: str, spoken: str) -> None:
    assert lowered(written) == spoken
