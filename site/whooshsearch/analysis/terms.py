"""Terms: under what the words of a token are found in the index."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from whooshsearch.analysis.stems import stems_of
from whooshsearch.analysis.tokens import Token, Word, characters, is_unspaced, pairs

STEM: Final = "\x01"  # marks the term of a stem, so that a word and a stem never meet

Terms: TypeAlias = tuple[str, ...]


def positions_of(token: Token, languages: Terms) -> Iterator[Terms]:
    """Return the terms at each position that a token takes; how it is joined is at the first."""
    first = (token.joined,) if token.joined else ()
    for word in token.words:
        for terms in _of_word(word, languages):
            yield tuple(dict.fromkeys((*terms, *first)))
            first = ()


def consecutive(token: Token) -> Iterator[str]:
    """Return the terms that stand one after another wherever a document has the token."""
    for word in token.words:
        yield from pairs(word.whole) if is_unspaced(word.whole) else word.parts


def word_stems(word: Word, languages: Terms) -> Terms:
    """Return the stems of a word, itself among them if it is its own; figures have none."""
    return stems_of(word.spoken, word.whole, languages) if word.spoken else ()


def _of_word(word: Word, languages: Terms) -> list[Terms]:
    """Return the terms of a word at each of its positions."""
    if is_unspaced(word.whole):
        return characters(word.whole)
    first, *rest = word.parts
    stems = (STEM + stem for stem in word_stems(word, languages) if stem != word.whole)
    return [(first, *([word.whole] if rest else []), *stems), *((part,) for part in rest)]
