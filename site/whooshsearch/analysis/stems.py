"""Stems: what the forms of a word have in common, per language.

Snowball's stemmers, as Whoosh ships them, see the word with its accents, for they need them, and
without, since that is how many people write. An Arabic word is also found without its article.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from whoosh.lang import NoStemmer, stemmer_for_language, two_letter_code

from whooshsearch.analysis.folding import fold

_SCRIPTS: Final = {
    "ar": re.compile(r"[\u0621-\u064a]+"),
    "ru": re.compile(r"[а-яё]+"),  # noqa: RUF001  (the point of it)
}
_LATIN: Final = re.compile(r"[a-z\u00df-\u024f]+")
_NORWEGIAN: Final = {"nb": "no", "nn": "no"}
_ARTICLES: Final = ("وال", "فال", "بال", "كال", "لل", "ال")
_SHORTEST_STEM: Final = 3
_SHORTEST_WORD: Final = 3


def code_of(language: str) -> str:
    """Return the two letters by which Whoosh knows a language, "" if it has no stemmer for it.

    >>> code_of("en-gb"), code_of("xx")
    ('en', '')
    """
    primary = re.split("[-_]", language.casefold())[0]
    code = two_letter_code(_NORWEGIAN.get(primary, primary)) or ""
    try:
        stemmer_for_language(code)
    except NoStemmer:
        return ""
    return str(code)


def stems_of(spoken: str, folded: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folded stems of a word; one that is the word itself is among them."""
    found: list[str] = []
    if len(folded) >= _SHORTEST_WORD:
        for language in languages:
            if _SCRIPTS.get(language, _LATIN).fullmatch(spoken):
                found += [_stem(form, language) for form in dict.fromkeys((folded, spoken))]
        if _SCRIPTS["ar"].fullmatch(folded):
            found.append(_without_article(folded))
    return tuple(dict.fromkeys(stem for stem in found if stem))


def _stem(word: str, language: str) -> str:
    # The stemmer of Arabic keeps the word it is at in itself: each word has one of its own.
    stem = stemmer_for_language(language) if language == "ar" else _stemmer(language)
    return fold(stem(word))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = stemmer_for_language(language)
    return stem


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _SHORTEST_STEM:
            return word[len(article) :]
    return word
