"""The words by which texts name a person, and taking them out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import Q

from foundation.text import tidy_line
from partnerships.tracker.models import Person
from partnerships.tracker.services.whole_words import is_spaceless, whole_words

#: What stands in a text instead.
ERASED: Final = "[erased]"
#: Fewer letters and figures than these stand in too many texts, but for scripts without spaces.
SHORTEST: Final = 3


@dataclass(frozen=True)
class Words:
    """Words to look for as they stand: name, e-mail address, telephone and what was added."""

    wanted: tuple[str, ...]

    @classmethod
    def of(cls, person: Person, also: Iterable[str] = ()) -> "Words":
        """Return the words of a person, the longest first; too short ones are left out."""
        return cls.made_of((person.name, person.email, person.phone, *also))

    @classmethod
    def made_of(cls, words: Iterable[str]) -> "Words":
        """Return these words, tidy and once each."""
        tidy = {tidy_line(word).casefold(): tidy_line(word) for word in words if is_sought(word)}
        return cls(tuple(sorted(tidy.values(), key=len, reverse=True)))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of any of them, whole, in either case, however its parts are spaced."""
        return whole_words(self.wanted)

    def may_stand_in(self, field: str) -> Q:
        """Return the condition that a field may hold one of them; the pattern decides."""
        condition = Q(pk__in=())
        for word in self.wanted:
            condition |= _all_stand_in(field, word.split())
        return condition

    def redact(self, text: str) -> str:
        """Return a text without them."""
        return self.pattern.sub(ERASED, text)


def is_sought(word: str) -> bool:
    """Say whether a word is long enough to be looked for."""
    return sum(map(str.isalnum, word)) >= SHORTEST or is_spaceless(word)


def too_short(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that nobody looks for, since they stand in too many texts."""
    return tuple(tidy_line(word) for word in words if tidy_line(word) and not is_sought(word))


def _all_stand_in(field: str, parts: list[str]) -> Q:
    condition = Q()
    for part in parts:
        here = Q()
        for form in {unicodedata.normalize(each, part) for each in ("NFC", "NFD")}:
            here |= Q(**{f"{field}__icontains": form})
            if not form.isascii():  # SQLite knows the case of Latin letters without accents only
                for spelt in {form.lower(), form.upper(), form.title()}:
                    here |= Q(**{f"{field}__contains": spelt})
        condition &= here
    return condition
