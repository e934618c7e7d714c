"""How often we met, called and wrote, month by month."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Case, Count, IntegerField, Value, When

from accounts.models import User
from partnerships.tracker.choices import InteractionKind, InteractionState, Whose
from partnerships.tracker.models import Interaction
from partnerships.tracker.querysets import belonging

MONTHS: Final = 12


@dataclass(frozen=True)
class Activity:
    """The first days of twelve months, and how many interactions of each kind each month had."""

    months: tuple[date, ...]
    numbers: Counter[tuple[int, InteractionKind]]

    def in_month(self, month: int) -> int:
        """Return how many interactions of any kind a month had."""
        return sum(self.numbers[month, kind] for kind in InteractionKind)


def read_activity(user: User, whose: Whose, day: date) -> Activity:
    """Return the held interactions of the months up to that of `day`; one query.

    The database compares days only: to ask it for the month of a day costs a call for each row on
    SQLite, and leaves the index aside on PostgreSQL.
    """
    months = _months(day)
    rows: Any = Interaction.objects.visible_to(user).filter(
        belonging(whose, user), state=InteractionState.HELD, on__gte=months[0], on__lte=day
    )
    cases = [When(on__lt=later, then=Value(number)) for number, later in enumerate(months[1:])]
    month = Case(*cases, default=Value(MONTHS - 1), output_field=IntegerField())
    counted = rows.order_by().annotate(month=month).values_list("month", "kind")
    numbers: Counter[tuple[int, InteractionKind]] = Counter()
    for number, kind, interactions in counted.annotate(number=Count("pk")):
        numbers[number, InteractionKind(kind)] = interactions
    return Activity(months, numbers)


def _months(day: date) -> tuple[date, ...]:
    found = [day.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return tuple(reversed(found))
