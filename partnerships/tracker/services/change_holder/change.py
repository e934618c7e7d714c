"""Carrying out a change of holder: everything in one transaction, or nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Person, Post, Tenure
from partnerships.tracker.services.change_holder.letting_go import Moved, Release, let_go
from partnerships.tracker.services.check_tenure import check_tenure, in_words
from partnerships.tracker.services.keep_person import keep_person
from partnerships.tracker.services.leaving_tenures import leaving_tenures
from partnerships.tracker.services.lock_post import lock_post
from partnerships.tracker.services.save_tenure import save_tenure
from partnerships.tracker.services.write_audit import write_audit


@dataclass(frozen=True)
class HolderChange:
    """What is known of the change.

    `last_day` is that of whoever leaves, None for a vacant post. `successor` is somebody known, or
    a person not saved yet, or None if the post stays vacant; they start on `starts_on`. `seen` are
    the identifiers of the tenures that the colleague saw when deciding. Errors of `change_holder`
    bear the names of these fields.
    """

    post: Post
    last_day: date | None = None
    successor: Person | None = None
    starts_on: date | None = None
    is_acting: bool = False
    seen: frozenset[UUID] | None = None


@transaction.atomic
def change_holder(change: HolderChange, user: User) -> Moved:
    """End the tenures of a post, start the next, move open items, flag what names the former.

    Raises ValidationError by field of `HolderChange`; then nothing has changed.
    """
    post = lock_post(change.post)
    leaving = leaving_tenures(post)
    _check(change, leaving)
    for tenure in leaving:
        _end(tenure, change.last_day, user)
    successor = _start(change, post, user)
    moved = Moved()
    for tenure in leaving:
        if tenure.person != successor:
            moved += let_go(Release(tenure, successor), user)
    figures = f"planned: {moved.planned_in_all}, flags: {moved.flags_in_all}"
    write_audit(AuditAction.CHANGED, post, user, f"holder; {figures}")
    return moved


def _check(change: HolderChange, leaving: list[Tenure]) -> None:
    if change.seen is not None and change.seen != {tenure.uid for tenure in leaving}:
        raise ValidationError(
            {NON_FIELD_ERRORS: _("Somebody else has just changed who holds this post: look again.")}
        )
    faults = {}
    if leaving and change.last_day is None:
        faults["last_day"] = _("Say which day was the last of %(person)s.") % {
            "person": leaving[0].person
        }
    if change.last_day and change.last_day > timezone.localdate() + timedelta(days=366):
        faults["last_day"] = _("This is more than a year ahead: check the year.")
    if not leaving and change.successor is None:
        faults["successor"] = _("The post is vacant already: say who holds it now.")
    if change.successor is not None:
        faults |= _faults_of_start(change, leaving)
    if faults:
        raise ValidationError(faults)


def _faults_of_start(change: HolderChange, leaving: list[Tenure]) -> dict[str, str]:
    for tenure in leaving:
        if tenure.person == change.successor and tenure.is_acting == change.is_acting:
            return {
                "successor": _("%(person)s holds this post already.") % {"person": tenure.person}
            }
    if change.starts_on is None:
        return {"starts_on": _("Say from which day the new holder is in post.")} if leaving else {}
    if change.last_day and leaving and change.starts_on <= change.last_day:
        words = _("The new holder starts after the last day of the former one, %(day)s.")
        return {"starts_on": words % {"day": in_words(change.last_day)}}
    return {}


def _end(tenure: Tenure, last_day: date | None, user: User) -> None:
    if tenure.starts_on and last_day and last_day < tenure.starts_on:
        words = _("%(person)s started on %(day)s: the last day cannot lie before that.")
        named = {"person": tenure.person, "day": in_words(tenure.starts_on)}
        raise ValidationError({"last_day": words % named})
    if tenure.ends_on is None or (last_day and tenure.ends_on > last_day):
        tenure.ends_on = last_day
        save_tenure(tenure)
        write_audit(AuditAction.CHANGED, tenure, user, "ends_on")


def _start(change: HolderChange, post: Post, user: User) -> Person | None:
    person = change.successor
    if person is None:
        return None
    if not person._state.adding:
        person = Person.everything.select_for_update().get(pk=person.pk)
    tenure = Tenure(
        post=post, person=person, starts_on=change.starts_on, is_acting=change.is_acting
    )
    tenure.created_by = user
    try:
        check_tenure(tenure)
    except ValidationError as error:
        raise _by_field_of_change(error) from error
    if person._state.adding:
        keep_person(person, user)
    tenure.person = person
    save_tenure(tenure)
    write_audit(AuditAction.CREATED, tenure, user)
    return person


def _by_field_of_change(error: ValidationError) -> ValidationError:
    names = {"person": "successor", "ends_on": "starts_on"}
    return ValidationError(
        {names.get(name, name): errors for name, errors in error.error_dict.items()}
    )
