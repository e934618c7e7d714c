"""Find people who may be the one that somebody is about to write down again."""

from difflib import SequenceMatcher
from typing import Any, Final

from django.db.models import Prefetch

from foundation.text import fold
from partnerships.register.models import Organisation
from partnerships.tracker.models import Person, Tenure

#: From this likeness on, two names may be one with a slip of the pen.
ALIKE: Final = 0.9
MOST: Final = 5


def find_lookalikes(
    name: str, organisation: Organisation | None = None, *, email: str = "", besides: int = 0
) -> list[Person]:
    """Return people of nearly this name or of this e-mail address, those of this name first.

    Without a body only the same name counts, else a slip of the pen in it too. The people bear
    `tenures_known`, by which they are told apart. `besides` is the key of the person meant.
    """
    wanted = _words(name)
    known = Person.everything.filter(erased_at=None).exclude(pk=besides)
    same = [pk for pk, words in _names(known) if words == wanted]
    if email:
        same += known.filter(email__iexact=email).values_list("pk", flat=True)
    if organisation is not None:
        near = known.filter(tenures__post__organisation=organisation).distinct()
        same += [pk for pk, words in _names(near) if _is_alike(words, wanted)]
    keys = list(dict.fromkeys(same))[:MOST]
    tenures = Tenure.everything.select_related("post__organisation")
    people = known.filter(pk__in=keys).prefetch_related(
        Prefetch("tenures", tenures, to_attr="tenures_known")
    )
    return sorted(people, key=lambda person: keys.index(person.pk))


def _names(people: Any) -> list[tuple[int, str]]:
    return [(pk, _words(name)) for pk, name in people.values_list("pk", "name")]


def _words(name: str) -> str:
    """Return the words of a name in one order: "Mensah, Ama" is "Ama Mensah"."""
    return " ".join(sorted(fold(name).replace(",", " ").split()))


def _is_alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= ALIKE
