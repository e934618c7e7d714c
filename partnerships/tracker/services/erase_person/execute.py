"""Erase a person: the row stays, empty, and with it who did what in which office."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, MergeKind, Right
from partnerships.tracker.models import Erasure, HolderFlag, Merge, Person, PrivateFile, Tenure
from partnerships.tracker.querysets import may
from partnerships.tracker.services.erase_person.redaction import (
    redact_log,
    redact_search,
    redact_texts,
)
from partnerships.tracker.services.erase_person.remembering import Remembered, remember_later
from partnerships.tracker.services.erase_person.requests import delete_requests, requests_of
from partnerships.tracker.services.erase_person.sweeping import sweep_later
from partnerships.tracker.services.erase_person.words import Words
from partnerships.tracker.services.write_audit import write_audit

_LONGEST_REASON = 300


@dataclass(frozen=True)
class Wish:
    """Why somebody is erased, and what goes besides.

    `also` are further words to take out of texts, such as the family name alone; `files` are
    private files to delete; `with_requests` deletes requests sent from the same e-mail address.
    """

    reason: str
    also: tuple[str, ...] = ()
    files: tuple[PrivateFile, ...] = ()
    with_requests: bool = True


@transaction.atomic
def erase_person(person: Person, user: User | None, wish: Wish) -> Erasure:
    """Return the record of the erasure: when, by whom and why, and nothing that says who it was.

    Raises ValidationError by field, PermissionDenied for whoever may not; `user` is None for an
    erasure that is done again after a restore.
    """
    if user is not None and not may(user, Right.MANAGE):
        raise PermissionDenied
    row: Person = Person.everything.select_for_update().get(pk=person.pk)
    words = Words.of(row, wish.also)
    _check(row, wish, words)
    number_of_texts, changed = redact_texts(row, words)
    requests = requests_of(row.email if wish.with_requests else "")
    remember_later(_to_remember(row, wish, requests.values_list("pk", flat=True)))
    counts = {
        "requests": delete_requests(requests),
        "files": delete_files(wish.files),
        "tenures ended": _end_tenures(row),
        "mentions": HolderFlag.everything.filter(tenure__person=row).delete()[0],
        "texts": number_of_texts,
        "log lines": redact_log(words),
    }
    _empty(row)
    counts["search entries"] = redact_search(row, words, changed)
    erasure = _write_down(row, user, wish.reason.strip(), counts)
    sweep_later()
    return erasure


def _check(row: Person, wish: Wish, words: Words) -> None:
    if row.is_erased:
        raise ValidationError(_("This person is erased already."))
    reason = wish.reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Say why.")})
    if len(reason) > _LONGEST_REASON:
        raise ValidationError({"reason": _("Say why in fewer words.")})
    if words.pattern.search(reason):
        raise ValidationError({"reason": _("The reason is kept: name nobody in it.")})


def _empty(row: Person) -> None:
    for name in ("name", "honorific", "email", "phone", "languages", "note"):
        setattr(row, name, "")
    row.erased_at, row.review_on = timezone.now(), None
    row.save()


def _end_tenures(row: Person) -> int:
    """End what the person holds now or would hold later; return how many."""
    today = timezone.localdate()
    open_ones = Tenure.everything.filter(Q(ends_on=None) | Q(ends_on__gt=today), person=row)
    number = 0
    for tenure in open_ones:
        tenure.ends_on = max(today, tenure.starts_on or today)
        tenure.save(update_fields=["ends_on"])
        number += 1
    return number


def delete_files(files: Iterable[PrivateFile]) -> int:
    """Delete private files, for good once it is committed; return how many."""
    number = 0
    for file in files:
        transaction.on_commit(partial(file.file.storage.delete, str(file.file.name)))
        file.delete()
        number += 1
    return number


def _write_down(row: Person, user: User | None, reason: str, counts: dict[str, Any]) -> Erasure:
    """Keep one record for each person, however often a back-up is restored."""
    erasure: Erasure | None = Erasure.everything.filter(person_uid=row.uid).first()
    if erasure is None:
        erasure = Erasure.everything.create(
            person_uid=row.uid, reason=reason, counts=counts, created_by=user
        )
    detail = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
    write_audit(AuditAction.ERASED, row, user, detail)
    return erasure


def _to_remember(row: Person, wish: Wish, requests: Iterable[UUID]) -> Remembered:
    return Remembered(
        row.uid,
        wish.reason.strip(),
        gone=frozenset(_merged_into(row.uid)),
        files=frozenset(file.uid for file in wish.files),
        requests=frozenset(requests),
        with_requests=wish.with_requests,
    )


def _merged_into(uid: UUID) -> set[UUID]:
    """Return the identifiers of the people who became this one, by however many merges."""
    found: set[UUID] = set()
    merges = Merge.everything.filter(kind=MergeKind.PERSON)
    latest = {uid}
    while latest:
        gone = merges.filter(kept_uid__in=latest).values_list("gone_uid", flat=True)
        latest = set(gone) - found - {uid}
        found |= latest
    return found
