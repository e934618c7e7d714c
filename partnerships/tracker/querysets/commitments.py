"""Commitments and action points in the words of those who see to them."""

from datetime import date
from typing import Self

from django.db.models import F, Q

from accounts.models import User
from partnerships.tracker.choices import ActionState, CommitmentState
from partnerships.tracker.querysets.gate import TrackerQuerySet

_UNDECIDED = Q(kept_on=None, dropped_on=None)
_UNDONE = Q(done_on=None, dropped_on=None)


class DueQuerySet(TrackerQuerySet):
    """Rows that are due by a day, or by none."""

    def due_between(self, first: date | None, last: date | None) -> Self:
        """Return what is due from `first` to `last`, both included; None leaves a side open."""
        rows = self
        if first is not None:
            rows = rows.filter(due_on__gte=first)
        return rows if last is None else rows.filter(due_on__lte=last)


class CommitmentQuerySet(DueQuerySet):
    """What either side promised."""

    def undecided(self) -> Self:
        """Return what was neither kept nor dropped, late or not."""
        return self.filter(_UNDECIDED)

    def open_on(self, day: date) -> Self:
        """Return what is still to be kept and not late on `day`."""
        return self.filter(_UNDECIDED, Q(due_on=None) | Q(due_on__gte=day))

    def late_on(self, day: date) -> Self:
        """Return what should have been kept before `day` and was not."""
        return self.filter(_UNDECIDED, due_on__lt=day)

    def kept_in_time(self) -> Self:
        """Return what was kept by the day it was due, or without such a day."""
        return self.filter(kept_on__isnull=False).exclude(kept_on__gt=F("due_on"))

    def kept_late(self) -> Self:
        """Return what was kept after the day it was due."""
        return self.filter(kept_on__gt=F("due_on"))

    def dropped(self) -> Self:
        """Return what was given up."""
        return self.filter(dropped_on__isnull=False)

    def seen_to_by(self, colleague: User) -> Self:
        """Return what a colleague sees to."""
        return self.filter(responsible=colleague)

    def in_state(self, state: str, day: date) -> Self:
        """Return what is in a state on a day, as `Commitment.state_on` says of each."""
        match state:
            case CommitmentState.OPEN:
                return self.open_on(day)
            case CommitmentState.LATE:
                return self.late_on(day)
            case CommitmentState.KEPT:
                return self.kept_in_time()
            case CommitmentState.KEPT_LATE:
                return self.kept_late()
            case _:
                return self.dropped()


class ActionPointQuerySet(DueQuerySet):
    """What one of us has to do."""

    def undone(self) -> Self:
        """Return what was neither done nor dropped, overdue or not."""
        return self.filter(_UNDONE)

    def open_on(self, day: date) -> Self:
        """Return what is still to be done and not overdue on `day`."""
        return self.filter(_UNDONE, Q(due_on=None) | Q(due_on__gte=day))

    def overdue_on(self, day: date) -> Self:
        """Return what should have been done before `day` and was not."""
        return self.filter(_UNDONE, due_on__lt=day)

    def waiting_for_verification(self) -> Self:
        """Return what was done, and nobody else has said so yet."""
        return self.filter(done_on__isnull=False, verified_on=None)

    def assigned_to(self, colleague: User) -> Self:
        """Return what a colleague has to do, or did."""
        return self.filter(assignee=colleague)

    def in_state(self, state: str, day: date) -> Self:
        """Return what is in a state on a day, as `ActionPoint.state_on` says of each."""
        match state:
            case ActionState.OPEN:
                return self.open_on(day)
            case ActionState.OVERDUE:
                return self.overdue_on(day)
            case ActionState.DONE:
                return self.waiting_for_verification()
            case ActionState.VERIFIED:
                return self.filter(verified_on__isnull=False)
            case _:
                return self.filter(dropped_on__isnull=False)
