"""Whose data is over its time: a list to look at, where each is kept for a reason or erased."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from foundation.registries import DigestSection
from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import Participant, Person, Tenure
from partnerships.tracker.querysets import may
from partnerships.tracker.services.write_audit import write_audit

#: Somebody without a post is looked at again after so long without contact.
WITHOUT_CONTACT: Final = timedelta(days=3 * 365)
#: Somebody whom it was decided to keep is looked at again after so long.
KEPT_ON: Final = timedelta(days=365)
_LONGEST_REASON: Final = 300


def people_to_review(people: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Narrow `people` to those to look at on a day, the longest without contact first.

    Those are: whose day of review has come; and who holds no post, took part in nothing for three
    years, and was not kept on since. Each carries the day of the last contact as `contact_on`.
    """
    since = day - WITHOUT_CONTACT
    part = Participant.everything.filter(person=OuterRef("pk"))
    latest = part.order_by().values("person").annotate(on=Max("interaction__on")).values("on")
    holds = Tenure.everything.filter(Q(ends_on=None) | Q(ends_on__gte=day), person=OuterRef("pk"))
    forgotten = (
        Q(review_on=None)
        & ~Q(Exists(holds))
        & ~Q(Exists(part.filter(interaction__on__gt=since)))
        & (Q(last_active_on=None) | Q(last_active_on__lte=since))
        & Q(created_at__date__lte=since)
    )
    found = people.filter(Q(review_on__lte=day) | forgotten, erased_at=None)
    return found.annotate(contact_on=Subquery(latest)).order_by("created_at", "pk")


@transaction.atomic
def keep_person_on(person: Person, user: User, reason: str) -> Person:
    """Return a person who is looked at again in a year; the reason is added to the note.

    Raises ValidationError by field without a reason, PermissionDenied for whoever may not.
    """
    if not may(user, Right.MANAGE):
        raise PermissionDenied
    row: Person = Person.everything.select_for_update().get(pk=person.pk)
    if row.is_erased:
        raise ValidationError(_("This person is erased already."))
    words = reason.strip()
    if not words or len(words) > _LONGEST_REASON:
        raise ValidationError({"reason": _("Say in a few words why the data is kept.")})
    today = timezone.localdate()
    row.review_on = today + KEPT_ON
    kept = _("Kept until %(day)s: %(reason)s") % {
        "day": date_format(row.review_on, "j F Y"),
        "reason": words,
    }
    row.note = f"{row.note}\n{kept}".strip()
    row.save(update_fields=["review_on", "note"])
    write_audit(AuditAction.CHANGED, row, user, "review_on, note")
    return row


def write_review_digest(user: Any, day: date) -> Iterator[DigestSection]:
    """Tell managers how many people wait to be kept or erased."""
    if not may(user, Right.MANAGE):
        return
    number = people_to_review(Person.objects.visible_to(user), day).count()
    if number:
        line = ngettext(
            "%(number)d person of the tracker waits to be kept or erased.",
            "%(number)d people of the tracker wait to be kept or erased.",
            number,
        ) % {"number": number}
        yield DigestSection(heading=_("Data protection"), lines=(line,))
