"""Whether a text names somebody: by the whole name, or by the e-mail address."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from foundation.text import fold
from partnerships.tracker.models import Person
from partnerships.tracker.services.whole_words import is_spaceless, whole_words

_TAG: Final = re.compile(r"<[^>]*>")
#: A name of fewer letters is a word of too many texts, but for scripts without spaces.
_SHORTEST_NAME: Final = 4


@dataclass(frozen=True)
class Wording:
    """What somebody is called in texts, as texts are compared: without case and accents."""

    name: re.Pattern[str] | None
    email: str
    seed: str

    @classmethod
    def of(cls, person: Person) -> "Wording":
        """Return how a person is called; nothing for one who was erased."""
        name = fold(person.name)
        words = sorted(person.name.split(), key=len)
        is_sought = len(name) >= _SHORTEST_NAME or is_spaceless(name)
        return cls(
            whole_words((name,)) if is_sought else None,
            person.email.casefold(),
            words[-1] if words else "",
        )

    def __bool__(self) -> bool:
        return bool(self.name or self.email)

    def seeds(self) -> Iterator[str]:
        """Yield words of which at least one stands in every text that names the person."""
        if self.name:
            yield self.seed
        if self.email:
            yield self.email

    def is_in(self, texts: Iterable[str]) -> bool:
        """Say whether one of these texts, plain or HTML, names the person."""
        return any(self._is_in(text) for text in texts if text)

    def _is_in(self, text: str) -> bool:
        if self.email and self.email in text.casefold():
            return True
        if self.name is None:
            return False
        return self.name.search(fold(html.unescape(_TAG.sub("", text)))) is not None


def strings_in(value: Any) -> Iterator[str]:
    """Yield every text in the raw value of a StreamField or another nested value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings_in(each)
    elif isinstance(value, Iterable):
        for each in value:
            yield from strings_in(each)
