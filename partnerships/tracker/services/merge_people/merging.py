"""Carrying out a merge of two people: no post, contact, signature or mention is lost."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction, MergeKind, Right
from partnerships.tracker.models import Merge, Participant, Person
from partnerships.tracker.querysets import may
from partnerships.tracker.services.keep_person import keep_person
from partnerships.tracker.services.move_rows import count_rows, in_figures, move_rows
from partnerships.tracker.services.write_audit import write_audit

#: What somebody chooses of each.
FIELDS: Final = ("name", "honorific", "email", "phone", "languages", "note", "review_on")


@dataclass(frozen=True)
class PeopleMerge:
    """Who stays and who goes, the values that were chosen, and why it is one person."""

    kept: Person
    gone: Person
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


@transaction.atomic
def merge_people(merge: PeopleMerge, user: User) -> Merge:
    """Let everything of `gone` be of `kept`; raises ValidationError by field, PermissionDenied.

    The identifier that is gone leads to the one that stays.
    """
    if not may(user, Right.MANAGE):
        raise PermissionDenied
    _check(merge)
    rows = Person.everything.select_for_update().filter(pk__in=(merge.kept.pk, merge.gone.pk))
    people = {person.pk: person for person in rows.order_by("pk")}
    if len(people) < len((merge.kept, merge.gone)):
        raise ValidationError({"gone": _("One of them was merged or deleted meanwhile.")})
    kept, gone = people[merge.kept.pk], people[merge.gone.pk]
    _check(PeopleMerge(kept, gone))
    moved = Counter(dropped=_drop_double_parts(kept, gone))
    moved.update(move_rows(gone, kept))
    for name in FIELDS:
        if name in merge.values:
            setattr(kept, name, merge.values[name])
    days = [person.last_active_on for person in (kept, gone) if person.last_active_on]
    kept.last_active_on = max(days, default=None)
    gone_uid = gone.uid
    gone.delete()
    keep_person(kept, user)
    row: Merge = Merge.everything.create(
        kind=MergeKind.PERSON,
        gone_uid=gone_uid,
        kept_uid=kept.uid,
        reason=merge.reason,
        counts={kind: number for kind, number in moved.items() if number},
        created_by=user,
    )
    write_audit(AuditAction.MERGED, kept, user, in_figures(moved))
    return row


def preview_people(gone: Person) -> list[tuple[str, int]]:
    """Return how many rows of which kind would move with a person."""
    return count_rows(gone)


def _check(merge: PeopleMerge) -> None:
    if merge.kept.pk == merge.gone.pk:
        raise ValidationError({"gone": _("This is the same entry: choose another.")})
    for name, person in (("kept", merge.kept), ("gone", merge.gone)):
        if person.is_erased:
            words = _("This person was erased: what is left of them cannot be merged.")
            raise ValidationError({name: words})


def _drop_double_parts(kept: Person, gone: Person) -> int:
    """Drop what would say twice that the person took part in one contact; return how many."""
    parts = Participant.everything.filter(person=kept)
    doubles = Participant.everything.filter(
        person=gone, post=None, interaction__in=parts.values("interaction")
    )
    dropped, _kinds = doubles.delete()
    rest = Participant.everything.filter(person=gone, post__isnull=False)
    plain, _kinds = Participant.everything.filter(
        person=kept, post=None, interaction__in=rest.values("interaction")
    ).delete()
    return int(dropped + plain)
