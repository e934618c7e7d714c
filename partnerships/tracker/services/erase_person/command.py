"""What the command `erase_person` does in the tracker."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.registries import ErasureStep, ErasureWish
from partnerships.register.models import PortalRequest
from partnerships.tracker.models import Erasure, Person, PrivateFile
from partnerships.tracker.models.private_file import private_path, private_storage
from partnerships.tracker.services.erase_person.execute import Wish, delete_files, erase_person
from partnerships.tracker.services.erase_person.remembering import (
    Remembered,
    remember_later,
    remembered,
)
from partnerships.tracker.services.erase_person.requests import (
    delete_requests,
    erase_requests,
    requests_of,
)
from partnerships.tracker.services.erase_person.words import too_short

Write = Callable[[str], None]


def erase(wish: ErasureWish, write: Write) -> bool:
    """Erase whoever bears an identifier or e-mail address; say whether there was anybody."""
    people = list(_people(wish.who))
    for person in people:
        erasure = erase_person(person, wish.by, Wish(reason=wish.reason, also=wish.also))
        write(f"Erased {person.uid}: {_in_words(erasure.counts)}.")
        if too_short((person.name, person.phone, *wish.also)):
            write("Words that are too short were not looked for: search for them by hand.")
    number = 0
    if "@" in wish.who and requests_of(wish.who).exists():
        number = erase_requests(wish.who, wish.by, wish.reason)
        write(f"{number} requests for a portal erased.")
    return bool(people or number)


def replay(write: Write, path: Path | None = None) -> None:
    """Erase again whatever is on the list of erasures and there, as after a restore."""
    erasures = remembered(path)
    for uid, reason in Erasure.everything.values_list("person_uid", "reason"):
        erasures.setdefault(uid, Remembered(uid, reason))
    files = _delete_files_of(erasures.values())
    by_uid = {uid: erasure for erasure in erasures.values() for uid in erasure.gone} | erasures
    number = 0
    for person in Person.everything.filter(uid__in=by_uid, erased_at=None):
        _erase_again(person, by_uid[person.uid])
        number += 1
    uids = {uid for erasure in erasures.values() for uid in (erasure.uid, *erasure.requests)}
    requests = delete_requests(PortalRequest.objects.filter(uid__in=uids))
    write(
        f"{len(erasures)} erasures on the list; erased again: {number} people,"
        f" {requests} requests, {files} files."
    )


@transaction.atomic
def _erase_again(person: Person, erasure: Remembered) -> None:
    """Erase a person who came back, and have the list at hand say all that it said."""
    reason = erasure.reason or "Erased before a restore."
    erase_person(person, None, Wish(reason=reason, with_requests=erasure.with_requests))
    remember_later(erasure)


@transaction.atomic
def _delete_files_of(erasures: Iterable[Remembered]) -> int:
    """Delete files that came back, and what lies on the disk without a row; return how many."""
    uids = {uid for erasure in erasures for uid in erasure.files}
    number = delete_files(PrivateFile.everything.filter(uid__in=uids))
    for uid in uids:
        path = private_path(PrivateFile(uid=uid), "")
        transaction.on_commit(partial(private_storage().delete, path))
    return number


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
