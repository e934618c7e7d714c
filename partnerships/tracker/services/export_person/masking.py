"""Put words in the place of everybody else's names, addresses and numbers."""

import re
from typing import Any, Final

from accounts.models import User
from partnerships.tracker.models import Person
from partnerships.tracker.services.erase_person import Words
from partnerships.tracker.services.whole_words import is_spaceless, whole_words

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
            (word.casefold(), named[word])
            for word in sorted(named, key=len, reverse=True)
            if (len(word) >= _SHORTEST_NAME or is_spaceless(word))
            and not self.own.pattern.fullmatch(word)
        ]

    def __call__(self, value: Any) -> Any:
        """Return a text in which nobody else is named."""
        text = str(value or "")
        folded = text.casefold()
        for word, instead in self.others:
            if word in folded:
                text = whole_words((word,)).sub(instead, text)
        return _ADDRESS.sub(self._address, text)

    def _address(self, found: re.Match[str]) -> str:
        return found.group() if found.group().casefold() in self.mails else OTHER


def _others(person: Person | None) -> dict[str, str]:
    """Return the names and numbers of everybody else."""
    people = Person.everything.filter(erased_at=None)
    if person is not None:
        people = people.exclude(pk=person.pk)
    return {word: OTHER for pair in people.values_list("name", "phone") for word in pair}


def _colleagues() -> dict[str, str]:
    users = User.objects.only("first_name", "last_name", "email")
    return {user.get_full_name(): COLLEAGUE for user in users}
