"""The analyser: which terms a text is indexed under, and which terms a query asks for."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final

from whooshsearch.analysis.queries import QueryWord, alternatives, phrase_terms, query_words
from whooshsearch.analysis.stems import code_of
from whooshsearch.analysis.synonyms import Synonyms
from whooshsearch.analysis.terms import STEM, Terms, positions_of
from whooshsearch.analysis.tokens import LONGEST_WORD, patterns, token_of

__all__ = ["STEM", "Analyser", "QueryWord"]

LONGEST_PREFIX: Final = 15
GAP: Final = 100  # positions between two values of one field: no phrase reaches across
_MOST_CACHED: Final = 200_000
_chained: Final = chain.from_iterable


class Analyser:
    """Turns texts into terms, and queries into what to look for, for some languages.

    A word is indexed under its folded self and, where they differ, under STEM and its stem. What
    has several parts (SB2209, d'Ivoire, 14.811) is indexed part by part, one position each, and
    whole at the first of them. Analysers are equal by what they are made with.
    """

    __slots__ = ("_alternatives", "_codes", "_forms", "languages", "synonyms")

    def __init__(
        self, languages: tuple[str, ...] = ("en",), synonyms: Synonyms | None = None
    ) -> None:
        self.languages = tuple(languages)
        self.synonyms = synonyms
        self._codes = _codes_of(self.languages)
        self._forms = _forms_of(self._codes)
        self._alternatives = alternatives(self._codes, synonyms)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Analyser):
            return NotImplemented
        return (self.languages, self.synonyms) == (other.languages, other.synonyms)

    def __hash__(self) -> int:
        return hash((self.languages, self.synonyms))

    def __repr__(self) -> str:
        return f"Analyser({self.languages!r}, {self.synonyms!r})"

    def __reduce__(self) -> tuple[type["Analyser"], tuple[Terms, Synonyms | None]]:
        return type(self), (self.languages, self.synonyms)

    def index_terms(self, texts: Sequence[str]) -> dict[str, list[int]]:
        """Return the terms of the values of one field, with their positions."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        forms, findall = self._forms.__getitem__, patterns().token.findall
        start = 0
        for text in texts:
            position = start
            for position, terms in enumerate(_chained(map(forms, findall(text))), start):
                for term in terms:
                    found[term].append(position)
            start = position + GAP
        return found

    def token_terms(self, token: str) -> tuple[Terms, ...]:
        """Return the terms at each position of a token of a text."""
        return self._forms[token]

    def query_words(self, text: str) -> list[QueryWord]:
        """Return what a query looks for; whatever was typed, nothing raises.

        >>> [word.exact for word in Analyser().query_words("Côte d’Ivoire, R.A. 11930")]
        ['cote', 'ivoire', 'ra', '11930']
        """
        return query_words(text, self._codes, self._alternatives)

    def phrase_terms(self, text: str) -> list[str]:
        """Return the terms that stand one after another wherever a document has this phrase.

        >>> Analyser().phrase_terms("SB2209 de la Côte d’Ivoire")
        ['sb', '2209', 'de', 'la', 'cote', 'd', 'ivoire']
        """
        return phrase_terms(text)

    def prefixes(self, texts: Sequence[str]) -> set[str]:
        """Return the beginnings of the words of texts, and the words, for completion."""
        tokens = {token for text in texts for token in patterns().token.findall(text)}
        words = {term for token in tokens for terms in self._forms[token] for term in terms}
        found = {word for word in words if word[0] != STEM}
        found |= {word[:end] for word in found for end in range(1, LONGEST_PREFIX + 1)}
        return found

    def query_prefixes(self, text: str) -> list[str]:
        """Return the beginnings of words that somebody typed so far.

        >>> Analyser().query_prefixes("poseidon-1234"), Analyser().query_prefixes("d’Iv")
        (['poseidon', '1234'], ['d', 'iv'])
        """
        return list(dict.fromkeys(term[:LONGEST_PREFIX] for term in phrase_terms(text)))


class _Forms(dict[str, tuple[Terms, ...]]):
    """Token of a text -> the terms at each of its positions; filled as tokens are met."""

    def __init__(self, languages: Terms) -> None:
        super().__init__()
        self.languages = languages

    def __missing__(self, raw: str) -> tuple[Terms, ...]:
        forms = tuple(positions_of(token_of(raw), self.languages))
        if len(raw) <= LONGEST_WORD:
            if len(self) >= _MOST_CACHED:
                self.clear()
            self[raw] = forms
        return forms


@cache
def _forms_of(languages: Terms) -> _Forms:
    """Return what tokens were found to be, shared by all analysers of the same languages."""
    return _Forms(languages)


@cache
def _codes_of(languages: Terms) -> Terms:
    return tuple(dict.fromkeys(code for code in map(code_of, languages) if code))
