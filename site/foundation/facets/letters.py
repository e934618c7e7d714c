"""A to Z: the letters under which the records of a list stand, each with their number."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db.models import Count, Model, Q
from django.db.models.functions import Substr
from django.http import QueryDict
from django.utils.translation import get_language

from foundation.collation import sort_key
from foundation.facets.asking import MOST_VALUES, Option, Reading, Records
from foundation.facets.kinds import ChoiceFacet
from foundation.text import tidy_line

#: Where names that begin with a figure, or with no letter at all, stand.
FIGURES: Final = "#"
#: How much of a name is looked at; quotation marks and brackets before the letter are skipped.
_BEGINNING: Final = 3
#: Letters with accents that a language counts as letters of their own.
_OWN_LETTERS: Final = {"es": "Ñ"}
_UNDECOMPOSED: Final = str.maketrans(
    {"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "T", "Æ": "A", "Œ": "O", "İ": "I", "ẞ": "S"}
)


def letter_of(name: str, language: str = "") -> str:
    """Return the letter under which `name` stands: É under E, Ñ under Ñ in Spanish, 2 under "#"."""
    first = next((character for character in name if character.isalnum()), "")
    if not first.isalpha():
        return FIGURES
    capital = unicodedata.normalize("NFC", first).upper()[:1]
    if capital in _OWN_LETTERS.get(language.partition("-")[0], ""):
        return capital
    plain = unicodedata.normalize("NFKD", capital.translate(_UNDECOMPOSED))[:1].upper()
    return plain or FIGURES


def place_of(letter: str) -> tuple[bool, str, str]:
    """Return the key that puts letters in order: N, Ñ, O; other scripts behind; "#" at the end.

    On an Arabic page the Arabic letters come first.
    """
    return letter == FIGURES, sort_key(letter), letter


@dataclass(eq=False)
class LetterFacet(ChoiceFacet):
    """The letters with which the names at the end of `lookup` begin.

    `shown` returns the expression of the name that the reader sees, where that is another one.
    """

    shown: Callable[[], Any] | None = None

    kind = "letters"
    chosen_first = False

    @cached_property
    def _beginnings(self) -> dict[type[Model], list[str]]:
        return {}

    def read(self, data: QueryDict) -> Reading:
        """Keep what is one letter, or stands for the figures, in the spelling of the list."""
        given = dict.fromkeys(tidy_line(value) for value in data.getlist(self.name)[:MOST_VALUES])
        known = [self._letter(value) for value in given if _is_letter(value)]
        return Reading(
            tuple((self.name, letter) for letter in dict.fromkeys(known)),
            tuple(self.unknown(value) for value in given if value and not _is_letter(value)),
        )

    def matching(self, records: Records, values: Sequence[str]) -> Records:
        """Return the records whose names begin with one of the letters."""
        wanted = [each for each in self._all_of(records.model) if self._letter(each) in values]
        bearing = self._with_beginnings(records.model._base_manager.all())
        found = bearing.filter(Q(beginning__in=wanted)).values("pk")
        return records.filter(pk__in=found)

    def counts(self, records: Records) -> dict[str, int]:
        """Return the number of records by letter."""
        rows = self._with_beginnings(records.order_by()).values_list("beginning")
        counts: Counter[str] = Counter()
        for beginning, number in rows.annotate(number=Count("pk", distinct=True)):
            counts[self._letter(beginning or "")] += number
        return dict(counts)

    def options(self, records: Records, reading: Reading) -> list[Option]:
        """Return the letters under which some record stands, and the one chosen, in order."""
        counts, chosen = self.counts(records), set(reading.of(self.name))
        return [
            Option(letter, letter, counts.get(letter, 0), letter in chosen)
            for letter in sorted({*counts, *chosen}, key=place_of)
        ]

    def words(self, parameter: str, value: str) -> str:
        """Return the letter."""
        return value

    def _letter(self, name: str) -> str:
        return letter_of(name, get_language() or "")

    def _all_of(self, model: type[Model]) -> list[str]:
        """Return every beginning of a name that there is, read once."""
        if model not in self._beginnings:
            rows: Any = self._with_beginnings(model._base_manager.order_by())
            found = rows.values_list("beginning", flat=True).distinct()
            self._beginnings[model] = [beginning or "" for beginning in found]
        return self._beginnings[model]

    def _with_beginnings(self, records: Records) -> Records:
        name = self.shown() if self.shown is not None else self.lookup
        return records.annotate(beginning=Substr(name, 1, _BEGINNING))


def _is_letter(value: str) -> bool:
    return value == FIGURES or (len(value) == 1 and value.isalnum())
