"""Say which agreements a colleague is to be warned of, 90, 60 and 30 days before they end.

The digest asks `due_warnings` and, once it was sent, calls `note_warned` for each:

    for warning in due_warnings(user, day):
        ...
        note_warned(user, warning.agreement, warning.days, day)
"""

from datetime import date, timedelta
from typing import NamedTuple

from accounts.models import User
from partnerships.tracker.choices import WARNING_DAYS, Whose
from partnerships.tracker.models import Agreement, AgreementWarning
from partnerships.tracker.querysets import agreement_belonging


class DueWarning(NamedTuple):
    """A warning that is due: the threshold reached is `days`, `is_notice` if that of the notice."""

    agreement: Agreement
    days: int
    is_notice: bool


def due_warnings(user: User, day: date) -> list[DueWarning]:
    """Return the warnings that `user` is to be given on a day, the first to end first.

    Warned is who owns the agreement, and who owns the relationship or, once that colleague has
    left, is its deputy. Of thresholds that passed in the meantime only the nearest to the end is
    due, and none that is not nearer than one already given: nobody is warned twice. What is
    without an end, terminated (even if only announced) or renewed by a signed agreement is left
    alone; an amendment that moves the end starts anew.
    """
    rows = list(_ending(user, day))
    given: dict[tuple[int, date], int] = {}
    warned = AgreementWarning.objects.filter(user=user, agreement__in=rows)
    for agreement, ends_on, days in warned.values_list("agreement", "ends_on", "days"):
        key = (agreement, ends_on)
        given[key] = min(days, given.get(key, days))
    found = [_due(row, day, given) for row in rows]
    return [warning for warning in found if warning is not None]


def note_warned(user: User, agreement: Agreement, days: int, day: date) -> None:
    """Remember that `user` was warned of an end, so that it is not done again."""
    if agreement.ends_on is None:
        return
    AgreementWarning.objects.get_or_create(
        agreement=agreement,
        user=user,
        ends_on=agreement.ends_on,
        days=days,
        defaults={"warned_on": day},
    )


def thresholds_of(agreement: Agreement) -> list[int]:
    """Return how many days before its end its owner is warned, the nearest to the end first."""
    return sorted({*WARNING_DAYS, *((agreement.notice_days,) if agreement.notice_days else ())})


def _ending(user: User, day: date) -> list[Agreement]:
    far = max(WARNING_DAYS)
    longest = Agreement.everything.filter(ends_on__gte=day).exclude(notice_days=None)
    notices = longest.order_by("-notice_days").values_list("notice_days", flat=True)[:1]
    horizon = day + timedelta(days=max([far, *notices]))
    theirs = agreement_belonging(Whose.MINE, user)
    rows = Agreement.objects.visible_to(user).in_force_on(day).not_renewed_by(day)
    return list(
        rows.filter(theirs, terminated_on=None, ends_on__range=(day, horizon))
        .select_related("relationship__organisation", "relationship__portal")
        .order_by("ends_on", "pk")
    )


def _due(agreement: Agreement, day: date, given: dict[tuple[int, date], int]) -> DueWarning | None:
    ends_on = agreement.ends_on
    if ends_on is None:
        return None
    left = (ends_on - day).days
    reached = next((days for days in thresholds_of(agreement) if days >= left), None)
    before = given.get((agreement.pk, ends_on))
    if reached is None or (before is not None and before <= reached):
        return None
    return DueWarning(agreement, reached, reached == agreement.notice_days)
