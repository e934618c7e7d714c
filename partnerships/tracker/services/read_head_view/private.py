"""The figures of the tracker, by any key that leads from a relationship."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from partnerships.tracker.choices import WARNING_DAYS, InteractionState, Right, Side, Stage
from partnerships.tracker.models import Agreement, Commitment, Interaction, Relationship
from partnerships.tracker.querysets import may
from partnerships.tracker.services.read_head_view.rows import Figures


@dataclass
class PrivateFigures:
    """Adds what `user` may see of the tracker to the figures of the places it belongs to.

    `key` is the way from a relationship to what the rows are about, `figures_of` gives the figures
    of one such key, and `pks`, where given, are the only relationships that count.
    """

    user: User
    day: date
    key: str
    figures_of: Callable[[Any], Figures]
    pks: frozenset[int] | None = None

    def add(self) -> None:
        """Add them all; four queries."""
        for add in (self._partners, self._contacts, self._agreements, self._commitments):
            add()

    def _partners(self) -> None:
        rows = self._rows(Relationship, "")
        for key, stage, number in rows.values_list(self.key, "stage").annotate(n=Count("pk")):
            self.figures_of(key).stages[Stage(stage)] += number

    def _contacts(self) -> None:
        """Add the last contacts, those `user` may see: what is kept counts confidential ones.

        The index on partner and day answers for each partner with one look.
        """
        latest: Any = F("last_contact_on")
        if not may(self.user, Right.MANAGE):
            contacts: Any = Interaction.objects.visible_to(self.user).filter(
                relationship=OuterRef("pk"), state=InteractionState.HELD, is_two_way=True
            )
            latest = Subquery(contacts.order_by("-on").values("on")[:1])
        rows = self._rows(Relationship, "").annotate(latest=latest)
        for key, day in rows.values_list(self.key, "latest"):
            if day:
                self.figures_of(key).note_contact(day)

    def _agreements(self) -> None:
        soon = Q(ends_on__range=(self.day, self.day + timedelta(days=max(WARNING_DAYS))))
        rows = self._rows(Agreement).in_force_on(self.day).values_list(f"relationship__{self.key}")
        for key, number, ending in rows.annotate(n=Count("pk"), soon=Count("pk", filter=soon)):
            figures = self.figures_of(key)
            figures.in_force += number
            figures.ending += ending

    def _commitments(self) -> None:
        late = Q(due_on__lt=self.day)
        rows = self._rows(Commitment).undecided().values_list(f"relationship__{self.key}", "side")
        counted = rows.annotate(n=Count("pk"), late=Count("pk", filter=late))
        for key, side, number, overdue in counted:
            figures = self.figures_of(key)
            figures.open[Side(side)] += number
            figures.late[Side(side)] += overdue

    def _rows(self, model: Any, path: str = "relationship__") -> Any:
        rows: QuerySet[Any] = model.objects.visible_to(self.user).order_by()
        return rows if self.pks is None else rows.filter(**{f"{path}pk__in": self.pks})
