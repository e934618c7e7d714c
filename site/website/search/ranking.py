"""Putting what an engine found in order: what is named like the question comes first.

The engine decides what is found and, beyond the first `MOST_RANKED`, its order too; so engines
differ in speed more than in what a reader sees first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from website.choices import SearchKind
from website.models.search_entry import SearchEntry
from website.search.corrections import Vocabulary
from website.search.questions import Question, analyser, bears, is_little
from website.words import folded_text, folded_words
from whooshsearch.analysis.queries import QueryWord

#: As many are put in order; what comes behind them stays in that of the engine.
MOST_RANKED = 100
#: What a word counts by where it stands: in the name; alone on a line, as kinds and cities are; as
#: a place, a topic or on a short line; in the text.
IN_NAME, AS_KIND, AS_ATTRIBUTE, IN_TEXT = 3.0, 4.0, 2.0, 1.0
#: What every further word of a name takes from a match: a short name is more about its words.
PER_WORD, MOST_COUNTED = 0.004, 50
#: A forum comes before its meetings where both answer alike.
PARTS, PART = frozenset({SearchKind.EDITION, SearchKind.SEAT}), 0.7
#: A longer line of a text is a sentence, no attribute.
LONGEST_ATTRIBUTE = 30
#: Most words of which a reader types the initials.
MOST_INITIALS = 8

Terms = Mapping[str, list[int]]


@dataclass(frozen=True)
class Match:
    """How one entry answers to each word of a question."""

    question: Question
    entry: SearchEntry

    @cached_property
    def _name(self) -> dict[str, list[int]]:
        return analyser().index_terms([self.entry.folded_title, self.entry.title])

    @cached_property
    def _title(self) -> list[str]:
        return [word for word in folded_words(self.entry.title) if not is_little(word)]

    @cached_property
    def in_name(self) -> list[float]:
        """How well the name answers to each word."""
        return [bears(self._name, word) for word in self.question.words]

    @cached_property
    def anywhere(self) -> list[float]:
        """How much the entry answers to each word, by where it stands."""
        places = self._places_of_text()
        return [
            IN_NAME * name + max(weight * bears(terms, word) for terms, weight in places)
            for name, word in zip(self.in_name, self.question.words, strict=True)
        ]

    def _places_of_text(self) -> list[tuple[Terms, float]]:
        """Return the terms of the text by where they stand, with what they count there."""
        lines = [line for line in self.entry.text.splitlines() if len(line) <= LONGEST_ATTRIBUTE]
        names_of_places = self.entry.folded_text[len(folded_text(self.entry.text)) :]
        words = [line for line in lines if " " not in line.strip()]
        return [
            (analyser().index_terms(words), AS_KIND),
            (analyser().index_terms([*lines, names_of_places]), AS_ATTRIBUTE),
            (analyser().index_terms([self.entry.folded_text]), IN_TEXT),
        ]

    @property
    def is_borne(self) -> bool:
        """Whether the entry bears every word itself or a synonym, not just its stem."""
        terms = analyser().index_terms([self.entry.folded_title, self.entry.folded_text])
        return all(bears(terms, replace(word, stems=())) for word in self.question.words)

    @property
    def distance(self) -> int:
        """0 for what is named exactly so, 1 for what bears all the words in its name, 2 beyond."""
        if not all(self.in_name):
            return 0 if self._is_initials else 2
        title = analyser().index_terms([" ".join(self._title)])
        own = analyser().index_terms([self.entry.title])
        is_all = all(self._is_asked(word) for word in self._title)
        return 0 if title and is_all and all(bears(own, w) for w in self.question.words) else 1

    def _is_asked(self, title_word: str) -> bool:
        terms = analyser().index_terms([title_word])
        return any(
            bears(terms, word) or any(title_word in other for other in word.others)
            for word in self.question.words
        )

    @property
    def _is_initials(self) -> bool:
        typed = "".join(word.exact for word in self.question.words)
        return len(typed) > 1 and typed == "".join(word[0] for word in self._title)[:MOST_INITIALS]

    def weight(self, rarities: Sequence[float]) -> float:
        """Return how much of the question the entry answers; rare words count more."""
        found = sum(hit * rarity for hit, rarity in zip(self.anywhere, rarities, strict=True))
        borne = sum(hit > 0 for hit in self.anywhere) / len(self.question.words)
        whole = PART if self.entry.kind in PARTS else 1.0
        return whole * found * borne * (1 - PER_WORD * min(len(self._name), MOST_COUNTED))


def ranked(question: Question, entries: Sequence[SearchEntry], known: Vocabulary) -> list[int]:
    """Return the keys of entries, best first; `entries` come in the order of the engine."""
    matches = [Match(question, entry) for entry in entries]
    rarities = [_rarity(word, known) for word in question.words]
    matches.sort(key=lambda match: (match.distance, -match.weight(rarities)))
    return [match.entry.pk for match in matches]


def _rarity(word: QueryWord, known: Vocabulary) -> float:
    """Return how telling a word is: the fewer names bear it, the more."""
    forms = [word.exact, *(term for other in word.others if len(other) == 1 for term in other)]
    borne = max(known[form][1] if form in known else 0 for form in forms)
    return log(2 + len(known) / (1 + borne))
