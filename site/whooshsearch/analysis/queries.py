"""Queries: for each word that is looked for, every way in which a document may have it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Final

from whooshsearch.analysis.synonyms import Synonyms
from whooshsearch.analysis.terms import STEM, Terms, consecutive, word_stems
from whooshsearch.analysis.tokens import Token, Word, is_unspaced, pairs, patterns, token_of

LONGEST_QUERY: Final = 2_000
MOST_WORDS: Final = 32


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of a query, and every way in which a document may have it.

    text is what stands in the query, folded; exact is the term of the word itself; stems are terms
    of documents that have another form of it; each of others is a sequence of terms that must all
    occur.

    exact is "" where a phrase of the query has synonyms, as "child sexual abuse material" has
    "csam": such a word has no stems, and its others are all there is, the phrase itself among them.
    """

    text: str
    exact: str
    stems: Terms
    others: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Synonyms, analysed: a run of words -> what else to look for; longest is the longest run."""

    rules: dict[Terms, tuple[Terms, ...]]
    longest: int


def tokens_of(text: str) -> Iterator[Token]:
    """Return the tokens of a query, of which only the beginning is read if it is over-long."""
    return map(token_of, patterns().token.findall(text[:LONGEST_QUERY]))


def query_words(text: str, languages: Terms, others: Alternatives | None) -> list[QueryWord]:
    """Return what a query looks for, each word once."""
    found = (word for token in tokens_of(text) for word in _of_token(token, languages))
    words = list(islice(dict.fromkeys(found), MOST_WORDS))
    return words if others is None else _replaced(words, others, languages)


def phrase_terms(text: str) -> list[str]:
    """Return the terms that stand one after another wherever a document has this phrase."""
    return list(
        islice((term for token in tokens_of(text) for term in consecutive(token)), MOST_WORDS)
    )


def _of_token(token: Token, languages: Terms) -> Iterator[QueryWord]:
    """Return what is looked for where a query has a token.

    What is elided need not be there (d'Ivoire is found as Ivoire); another apostrophe may be left
    out (O'Brien is found as Obrien).
    """
    text = "'".join(word.whole for word in token.words)
    if token.is_elided and len(token.words) == 2:
        for found in _of_word(token.words[1], languages, ((token.joined,),)):
            yield replace(found, text=text)
    elif token.joined:
        yield QueryWord(text, token.joined, (), (tuple(consecutive(token)),))
    else:
        for word in token.words:
            yield from _of_word(word, languages, ())


def _of_word(word: Word, languages: Terms, others: tuple[Terms, ...]) -> Iterator[QueryWord]:
    if is_unspaced(word.whole):
        for pair in pairs(word.whole):
            yield QueryWord(pair, pair, (), others)
        return
    stems = word_stems(word, languages)
    marked = (STEM + stem for stem in stems)
    bare = (stem for stem in stems if stem != word.whole)
    parts = (word.parts,) if len(word.parts) > 1 else ()
    yield QueryWord(word.whole, word.whole, (*marked, *bare), (*parts, *others))


def _key(word: QueryWord) -> str:
    """Return what the forms of a word have in common, by which rules are found."""
    return word.stems[0] if word.stems else word.exact


@lru_cache(maxsize=8)
def alternatives(languages: Terms, synonyms: Synonyms | None) -> Alternatives | None:
    """Return the rules of synonyms, analysed."""
    if synonyms is None or not synonyms.rules:
        return None
    found: defaultdict[Terms, list[Terms]] = defaultdict(list)
    for rule in synonyms.rules:
        analysed = {term: query_words(term, languages, None) for term in (*rule.left, *rule.right)}
        for left in rule.left:
            key = tuple(map(_key, analysed[left]))
            for words in (analysed[right] for right in rule.right):
                if tuple(map(_key, words)) != key:
                    found[key] += _sequences(words)
    rules = {key: tuple(dict.fromkeys(others)) for key, others in found.items()}
    return Alternatives(rules, max(map(len, rules), default=0))


def _sequences(words: list[QueryWord]) -> Iterator[Terms]:
    """Return words as they are, and by stems where that also finds their other forms."""
    yield tuple(word.exact for word in words)
    yield tuple(
        word.stems[0] if word.stems and word.stems[0] != STEM + word.exact else word.exact
        for word in words
    )


def _replaced(words: list[QueryWord], others: Alternatives, languages: Terms) -> list[QueryWord]:
    """Return words with their synonyms; the longest run of words that has some is one word."""
    found: list[QueryWord] = []
    start = 0
    while start < len(words):
        ends = range(min(start + others.longest, len(words)), start, -1)
        end = next(
            (end for end in ends if tuple(map(_key, words[start:end])) in others.rules), start + 1
        )
        found.append(_with_others(words[start:end], others, languages))
        start = end
    return found


def _with_others(run: list[QueryWord], known: Alternatives, languages: Terms) -> QueryWord:
    rules = known.rules
    others = rules.get(tuple(map(_key, run)), ())
    if len(run) > 1:
        text = " ".join(word.text for word in run)
        return QueryWord(text, "", (), tuple(dict.fromkeys((*_sequences(run), *others))))
    word = run[0]
    numbered = (
        (*other, *parts[1:])
        for parts in word.others
        for first in query_words(parts[0], languages, None)
        for other in rules.get((_key(first),), ())
        if len(parts) > 1
    )
    own = {(term,) for term in (word.exact, *word.stems)}
    ways = dict.fromkeys(way for way in (*word.others, *others, *numbered) if way not in own)
    return replace(word, others=tuple(ways))
