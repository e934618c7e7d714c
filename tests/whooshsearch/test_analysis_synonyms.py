"""Synonyms: what else a query looks for, and what a file of them must look like."""

from pathlib import Path

import pytest

from whooshsearch.analysis.synonyms import Synonyms, SynonymsError
from whooshsearch.analysis.words import STEM, Analyser, QueryWord

RULES = Synonyms.from_lines(
    [
        "# abbreviations",
        "csam, csaem, child sexual abuse material",
        "",
        "ra, republic act  # of the Philippines",
        "ley, loi => law",
    ]
)
ANALYSER = Analyser(("en",), RULES)


def only_word(query: str) -> QueryWord:
    (word,) = ANALYSER.query_words(query)
    return word


def test_a_word_is_also_searched_as_the_others_of_its_line() -> None:
    word = only_word("CSAM")
    assert word.exact == "csam"
    assert {("csaem",), ("child", "sexual", "abuse", "material")} <= set(word.others)


@pytest.mark.parametrize("query", ["child sexual abuse material", "Child-sexual abuse materials"])
def test_a_phrase_is_also_searched_by_its_short_forms(query: str) -> None:
    word = only_word(query)
    assert (word.exact, word.stems) == ("", ())
    assert {("csam",), ("csaem",), ("child", "sexual", "abuse", "material")} & set(word.others)


def test_a_phrase_is_found_in_its_own_words() -> None:
    assert ("child", "sexual", "abuse", "materials") in only_word(
        "child sexual abuse materials"
    ).others


def test_other_forms_of_a_synonym_are_found() -> None:
    assert ("child", "sexual", f"{STEM}abus", f"{STEM}materi") in only_word("csam").others


def test_words_around_a_phrase_stay() -> None:
    words = ANALYSER.query_words("blocking child sexual abuse material online")
    assert [word.text for word in words] == ["blocking", "child sexual abuse material", "online"]


def test_an_arrow_leads_one_way() -> None:
    assert ("law",) in only_word("loi").others
    assert only_word("law").others == ()


def test_a_word_is_no_synonym_of_itself() -> None:
    analyser = Analyser(("en",), Synonyms.from_lines(["blocking, block, filter"]))
    (word,) = analyser.query_words("blocks")
    assert word.others == (("filter",),)


def test_without_rules_nothing_changes() -> None:
    analyser = Analyser(("en",), Synonyms.from_lines([]))
    assert analyser.query_words("ra 11930") == Analyser(("en",)).query_words("ra 11930")


def test_letters_before_a_number_have_synonyms_too() -> None:
    assert ("republic", "act", "11930") in only_word("RA11930").others


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("csam", "line 2: “csam” stands alone"),
        ("a,,b", "line 2: a word is missing"),
        ("a =>", "line 2: a word is missing"),
        ("a => b => c", "line 2: “a => b => c” has more than one “=>”"),
        ("a, ---", "line 2: “---” is no word"),
    ],
)
def test_a_line_that_is_no_rule_is_named(line: str, message: str) -> None:
    with pytest.raises(SynonymsError, match=message.replace("(", r"\(")):
        Synonyms.from_lines(["law, ley", line])


def test_a_file_is_named_with_the_line(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.txt"
    file.write_text("\ufeffcôte d'ivoire, ivory coast\nalone\n", encoding="utf-8")
    with pytest.raises(SynonymsError, match=r"synonyms\.txt, line 2: “alone”"):
        Synonyms.from_file(file)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.txt"
    file.write_bytes("côte, coast".encode("latin-1"))
    with pytest.raises(SynonymsError, match="is not UTF-8: byte 1"):
        Synonyms.from_file(file)


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.txt"
    file.write_text("\ufeffcôte d'ivoire, ivory coast\n", encoding="utf-8")
    (word,) = Analyser(("en",), Synonyms.from_file(file)).query_words("Cote d’Ivoire")
    assert ("ivory", "coast") in word.others
