"""Put words in the place of everybody else's names, addresses and numbers."""

import re
import unicodedata
from collections import defaultdict
from typing import Any, Final

from accounts.models import User
from partnerships.tracker.models import Person
from partnerships.tracker.services.erase_person import Words
from partnerships.tracker.services.whole_words import is_spaceless, runs_of, whole_words

#: What stands for another person, and for one of us.
OTHER: Final = "[somebody else]"
COLLEAGUE: Final = "[a colleague of ours]"
_ADDRESS: Final = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_SHORTEST_NAME: Final = 4


class Mask:
    """Masks everybody but one person in texts; reads the names of all once."""

    def __init__(self, person: Person | None, email: str = "") -> None:
        self.own = Words.of(person) if person else Words.made_of((email,))
        self.mails = {each.casefold() for each in self.own.wanted if "@" in each}
        named = {**_others(person), **_colleagues()}
        self.others = [
            (word, named[word])
            for word in sorted(named, key=len, reverse=True)
            if (len(word) >= _SHORTEST_NAME or is_spaceless(word))
            and not self.own.pattern.fullmatch(word)
        ]
        self.by_run, self.without_run = _by_run([word for word, _instead in self.others])

    def __call__(self, value: Any) -> Any:
        """Return a text in which nobody else is named."""
        text = str(value or "")
        for number in self._may_stand_in(text):
            word, instead = self.others[number]
            text = whole_words((word,)).sub(instead, text)
        return _ADDRESS.sub(self._address, text)

    def _may_stand_in(self, text: str) -> list[int]:
        """Return the places of the words that a text may hold, the longest word first."""
        found = {number for run in runs_of(text) for number in self.by_run.get(run, ())}
        folded = unicodedata.normalize("NFC", text).casefold()
        found |= {number for number, part in self.without_run if part in folded}
        return sorted(found)

    def _address(self, found: re.Match[str]) -> str:
        return found.group() if found.group().casefold() in self.mails else OTHER


def _by_run(words: list[str]) -> tuple[dict[str, list[int]], list[tuple[int, str]]]:
    """Return the places of words by their longest run of letters, and of those without spaces.

    Of twenty thousand names a text is compared only with the few of which it has that run.
    """
    by_run: dict[str, list[int]] = defaultdict(list)
    without_run = []
    for number, word in enumerate(words):
        runs = set() if is_spaceless(word) else runs_of(word)
        if runs:
            by_run[max(runs, key=len)].append(number)
        elif parts := unicodedata.normalize("NFC", word).casefold().split():
            without_run.append((number, parts[0]))
    return by_run, without_run


def _others(person: Person | None) -> dict[str, str]:
    """Return the names and numbers of everybody else."""
    people = Person.everything.filter(erased_at=None)
    if person is not None:
        people = people.exclude(pk=person.pk)
    return {word: OTHER for pair in people.values_list("name", "phone") for word in pair}


def _colleagues() -> dict[str, str]:
    users = User.objects.only("first_name", "last_name", "email")
    return {user.get_full_name(): COLLEAGUE for user in users}
