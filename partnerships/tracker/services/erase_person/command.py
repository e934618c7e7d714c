"""What the command `erase_person` does in the tracker."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from foundation.registries import ErasureStep, ErasureWish
from partnerships.register.models import PortalRequest
from partnerships.tracker.models import Erasure, Person
from partnerships.tracker.services.erase_person.execute import Wish, erase_person
from partnerships.tracker.services.erase_person.remembering import remembered
from partnerships.tracker.services.erase_person.requests import (
    delete_requests,
    erase_requests,
    requests_of,
)

Write = Callable[[str], None]


def erase(wish: ErasureWish, write: Write) -> bool:
    """Erase whoever bears an identifier or e-mail address; say whether there was anybody."""
    people = list(_people(wish.who))
    for person in people:
        erasure = erase_person(person, wish.by, Wish(reason=wish.reason, also=wish.also))
        write(f"Erased {person.uid}: {_in_words(erasure.counts)}.")
    number = 0
    if "@" in wish.who and requests_of(wish.who).exists():
        number = erase_requests(wish.who, wish.by, wish.reason)
        write(f"{number} requests for a portal erased.")
    return bool(people or number)


def replay(write: Write, path: Path | None = None) -> None:
    """Erase again everybody on the list of erasures who is there, as after a restore."""
    reasons = dict(Erasure.everything.values_list("person_uid", "reason"))
    reasons |= dict(remembered(path))
    people = Person.everything.filter(uid__in=reasons, erased_at=None)
    number = 0
    for person in people:
        erase_person(person, None, Wish(reason=reasons[person.uid] or "Erased before a restore."))
        number += 1
    requests = delete_requests(PortalRequest.objects.filter(uid__in=reasons))
    write(
        f"{len(reasons)} erasures on the list; erased again: {number} people, {requests} requests."
    )


def _people(who: str) -> Any:
    found = Person.everything.filter(erased_at=None)
    if "@" in who:
        return found.filter(email__iexact=who.strip())
    try:
        return found.filter(uid=UUID(who))
    except ValueError:
        return found.none()


def _in_words(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items()) or "nothing else"


ERASURE_STEP = ErasureStep("partner tracker", erase, replay)
