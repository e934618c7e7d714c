"""Words: which terms a text is indexed under, and that its own words find it."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whooshsearch.analysis import words
from whooshsearch.analysis.synonyms import Synonyms
from whooshsearch.analysis.words import GAP, STEM, Analyser, QueryWord

EN = Analyser(("en",))
MANY = Analyser(("en", "fr", "es", "ru", "ar"))


def finds(analyser: Analyser, query: str, text: str) -> bool:
    """Return whether a text has every word of a query, in some way."""
    terms = analyser.index_terms([text])
    return all(is_in(terms, word) for word in analyser.query_words(query))


def is_in(terms: dict[str, list[int]], word: QueryWord) -> bool:
    single = {word.exact, *word.stems} - {""}
    return bool(single & terms.keys()) or any(set(way) <= terms.keys() for way in word.others)


@pytest.mark.parametrize(
    "query",
    ["Côte d’Ivoire", "cote d'ivoire", "cote divoire", "cote d ivoire", "COTE D`IVOIRE", "Ivoire"],
)
@pytest.mark.parametrize("text", ["République de Côte d’Ivoire", "Cote d'Ivoire"])
def test_elided_words_are_found_however_they_are_written(query: str, text: str) -> None:
    assert finds(EN, query, text)


@pytest.mark.parametrize("text", ["Cote Divoire", "Cote d Ivoire", "COTE D'IVOIRE"])
def test_a_text_may_write_what_is_elided_as_it_likes(text: str) -> None:
    assert finds(EN, "Côte d’Ivoire", text)


@pytest.mark.parametrize(
    "query", ["RA 11930", "R.A. 11930", "ra11930", "R.A. No 11930", "r.a 11930"]
)
@pytest.mark.parametrize("text", ["R.A. No. 11930", "RA No. 11930", "R.A. Nº 11930"])
def test_initials_and_numbers_are_found_however_they_are_written(query: str, text: str) -> None:
    assert finds(EN, query, text)


@pytest.mark.parametrize("query", ["sb2209", "SB 2209", "S.B. 2209", "SB-2209", "2209"])
@pytest.mark.parametrize("text", ["SB2209", "SB 2209", "S.B. No. 2209"])
def test_letters_with_figures_are_found_apart_and_together(query: str, text: str) -> None:
    assert finds(EN, query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("obrien", "Senator O’Brien"),
        ("o'brien", "Senator Obrien"),
        ("o brien", "Senator O'Brien"),
        ("quran", "Qur’an"),
        ("qur'an", "Quran"),
        ("childrens rights", "the children’s right"),
        ("children", "children's"),
        ("dont", "don't"),
        ("14811", "Lei nº 14.811/2024"),
        ("lei 14.811", "Lei 14811"),
        ("1,000,000", "1000000 users"),
        ("abc 1234", "1234ABC"),
        ("regulations", "It regulates"),
        ("blocked", "blocking"),
        ("cooperation", "co\u00adoperation"),
        ("foo", "foo_bar"),
        ("2024", "عام ٢٠٢٤"),
    ],
)
def test_a_word_is_found_in_its_other_forms(query: str, text: str) -> None:
    assert finds(EN, query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("libertes", "la liberté"),
        ("liberté", "LIBERTES"),
        ("régulateur", "les regulateurs"),
        ("niños", "niño"),
        ("законы", "новый закон"),
        ("детей", "ДЕТЕЙ"),
        ("елка", "ёлка"),
        ("قانون", "القانون"),
        ("القانون", "قانون"),
        ("والقانون", "القانون"),
        ("حماية الأطفال", "حمايه الاطفال"),
        ("儿童", "儿童保护法"),
        ("儿童保护", "儿童保护法"),
        ("法", "儿童保护法"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("개인정보", "개인정보보호법"),
        ("กฎหมาย", "ร่างกฎหมายคุ้มครองเด็ก"),
    ],
)
def test_other_languages_are_found(query: str, text: str) -> None:
    assert finds(MANY, query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("us", "use"), ("12", "120"), ("保童", "儿童保护法"), ("Ta’if", "if"), ("sb2210", "SB 2209")],
)
def test_what_is_not_there_is_not_found(query: str, text: str) -> None:
    assert not finds(EN, query, text)


def test_a_stem_is_a_term_of_its_own_only_where_it_differs() -> None:
    terms = EN.index_terms(["regulated act"])
    assert terms == {"regulated": [0], f"{STEM}regul": [0], "act": [1]}


def test_figures_have_no_stems() -> None:
    assert not any(word.stems for word in EN.query_words("2209s SB2209 1990s"))


def test_a_language_without_a_stemmer_has_no_stems() -> None:
    assert Analyser(("xx",)).query_words("regulations")[0].stems == ()


def test_several_languages_give_several_stems() -> None:
    (word,) = Analyser(("en-gb", "pt_BR")).query_words("nacionais")
    assert len([stem for stem in word.stems if stem.startswith(STEM)]) == 2


def test_parts_follow_one_another_and_wholes_stand_at_the_first() -> None:
    terms = EN.index_terms(["la Côte d’Ivoire SB2209"])
    assert {terms[word][0] for word in ("d", "divoire")} == {2}
    assert [terms[word][0] for word in ("cote", "d", "ivoire", "sb", "2209")] == [1, 2, 3, 4, 5]
    assert terms["sb2209"] == [4]


def test_no_phrase_reaches_from_one_value_into_the_next() -> None:
    assert EN.index_terms(["one two", "three"])["three"][0] >= 1 + GAP


@pytest.mark.parametrize("text", ["SB 2209 of Côte d'Ivoire", "sb2209 of cote d ivoire"])
def test_a_phrase_is_the_same_however_it_is_written(text: str) -> None:
    assert EN.phrase_terms(text) == ["sb", "2209", "of", "cote", "d", "ivoire"]


def test_beginnings_of_words_are_completed() -> None:
    prefixes = EN.prefixes(["Côte d’Ivoire: internationalisation"])
    assert {"c", "cot", "d", "iv", "divoire", "internationalis", "internationalisation"} <= prefixes
    assert not any(prefix.startswith(STEM) for prefix in prefixes)
    assert "internationalisa" not in prefixes


@pytest.mark.parametrize(
    ("typed", "prefixes"),
    [
        ("poseidon-1234", ["poseidon", "1234"]),
        ("poseidon-", ["poseidon"]),
        ("SB22", ["sb", "22"]),
        ("d’Iv", ["d", "iv"]),
        ("internationalisati", ["internationalis"]),
        ("…", []),
    ],
)
def test_what_was_typed_so_far_is_split_like_a_text(typed: str, prefixes: list[str]) -> None:
    assert EN.query_prefixes(typed) == prefixes


@given(st.text(max_size=60), st.sampled_from([EN, MANY]))
def test_a_text_is_found_by_its_own_words(text: str, analyser: Analyser) -> None:
    assert finds(analyser, text, text)


@given(st.text(alphabet="dDlO'’.-_ SB12é\u0301ا儿ก\u200d\x00\x01", max_size=30))
def test_odd_spellings_are_found_by_themselves(text: str) -> None:
    assert finds(MANY, text, text)


@given(st.text(max_size=60))
def test_the_terms_of_a_phrase_stand_one_after_another(text: str) -> None:
    phrase, terms = EN.phrase_terms(text), EN.index_terms([text])
    assert all(number in terms[term] for number, term in enumerate(phrase))


@given(st.text(max_size=60))
def test_what_was_typed_begins_words_of_the_text(text: str) -> None:
    assert set(EN.query_prefixes(text)) <= EN.prefixes([text])


@given(st.text(max_size=60))
def test_composed_and_decomposed_texts_are_the_same(text: str) -> None:
    composed = re.sub("[^ -~é]", "é", text)
    assert EN.index_terms([composed]) == EN.index_terms([composed.replace("é", "e\u0301")])


@pytest.mark.parametrize(
    "text", ["a" * 5_000, "word " * 5_000, "'" * 3_000, "d'" * 2_000, "儿" * 9_000]
)
def test_a_query_is_bounded(text: str) -> None:
    found = EN.query_words(text)
    assert len(found) <= 32
    assert all(len(word.exact) <= 64 for word in found)


def test_what_is_no_character_is_no_word() -> None:
    found = EN.query_words("act\x00 \ud800 \x01regul \u202ebill")
    assert [word.exact for word in found] == ["act", "regul", "bill"]


def test_an_analyser_is_what_it_is_made_with() -> None:
    analyser = Analyser(("en", "fr"), Synonyms.from_lines(["law, ley"]))
    again = pickle.loads(pickle.dumps(analyser))  # noqa: S301  (what was just pickled)
    assert again == analyser
    assert hash(again) == hash(analyser)
    assert analyser != Analyser(("en", "fr"))


def test_what_words_were_found_to_be_is_forgotten_when_it_is_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(words, "_MOST_CACHED", 2)
    analyser = Analyser(("da",))
    expected = {word: [place] for place, word in enumerate(("en", "to", "tre", "fire"))}
    assert analyser.index_terms(["en to tre fire"]).items() >= expected.items()
    assert len(analyser._forms) <= 2


def test_an_over_long_word_is_not_kept_in_memory() -> None:
    analyser = Analyser(("nl",))
    assert analyser.index_terms(["a" * 70]) == {"a" * 64: [0]}
    assert not analyser._forms


def test_an_analyser_is_nothing_else() -> None:
    assert Analyser(("en",)) != "en"
    assert repr(Analyser(("en",))) == "Analyser(('en',), None)"


def test_initials_of_nothing_are_no_word() -> None:
    assert EN.index_terms(["\u0640.\u0640"]) == {}
