"""Everything that wants doing, in one query: the first of each kind, and how many there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from partnerships.tracker.choices import Right, Whose
from partnerships.tracker.querysets import may
from partnerships.tracker.services.read_dashboard import sources
from partnerships.tracker.services.read_dashboard.columns import COLUMNS, IN_QUERY
from partnerships.tracker.services.read_dashboard.kinds import LineKind

#: What is due within so many days is due this week.
WEEK: Final = timedelta(days=7)
#: So many rows are shown of each list.
SHOWN: Final = 10


@dataclass(frozen=True)
class Line:
    """One row: what it is, whose partner, due when, seen to by whom."""

    kind: LineKind
    uid: UUID
    text: str
    day: date | None
    partner: str
    portal: str
    who: str
    is_confidential: bool
    cadence: int | None
    silent: int | None
    extra: str


@dataclass
class Lines:
    """The rows of every kind, and how many there are."""

    rows: dict[LineKind, list[Line]] = field(default_factory=lambda: defaultdict(list))
    totals: dict[LineKind, int] = field(default_factory=lambda: defaultdict(int))

    def of(self, *kinds: LineKind) -> list[Line]:
        """Return the first rows of some kinds taken together, the earliest day first."""
        found = [line for kind in kinds for line in self.rows[kind]]
        return sorted(found, key=lambda line: line.day or date.max)[:SHOWN]

    def number(self, *kinds: LineKind) -> int:
        """Return how many rows of some kinds there are."""
        return sum(self.totals[kind] for kind in kinds)


def read_lines(user: User, whose: Whose, day: date) -> Lines:
    """Return what wants doing on `day`, of the rows that are `whose` and that `user` may see."""
    lines = Lines()
    for values in _united(_ranked(_sources(user, whose, day))):
        row = dict(zip(COLUMNS, values, strict=True))
        kind = LineKind(row.pop("kind"))
        lines.totals[kind] = row.pop("total")
        row.pop("rank")
        row["is_confidential"] = bool(row["is_confidential"])
        row["uid"] = UUID(str(row["uid"]))
        lines.rows[kind].append(Line(kind=kind, **row))
    return lines


def _sources(user: User, whose: Whose, day: date) -> Iterator[QuerySet[Any]]:
    asked = sources.Asked(user, whose, day, day + WEEK)
    yield sources.action_points(asked)
    yield sources.commitments(asked)
    yield sources.planned(asked)
    yield sources.steps(asked)
    yield sources.agreements(asked)
    yield sources.slipping_partners(asked)
    yield sources.partners_without_step(asked)
    yield sources.nobodys_partners(asked)
    if may(user, Right.EDIT):
        yield sources.enquiries()


def _ranked(found: Iterable[QuerySet[Any]]) -> Iterator[QuerySet[Any]]:
    names = [f"{IN_QUERY}{name}" for name in COLUMNS]
    for rows in found:
        first = rows.filter(**{f"{IN_QUERY}rank__lte": SHOWN})
        yield first.order_by().values_list(*names)


def _united(found: Iterable[QuerySet[Any]]) -> list[Any]:
    every = reduce(lambda one, other: one.union(other, all=True), found)
    return sorted(every, key=lambda values: values[COLUMNS.index("rank")])
