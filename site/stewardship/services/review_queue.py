"""The review queue: what is overdue, due soon, flagged or reported, the most urgent first.

However many records there are, it costs a few queries for each family and none for each record.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import add, or_
from typing import Any, Final

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from stewardship.choices import QueueReason, Whose
from stewardship.models import VerifiedRecord
from stewardship.services.queue_conditions import conditions, last_outcome

PER_PAGE: Final = 50
REASONS: Final = tuple(QueueReason)
_NEVER: Final = date.max
_MINE, _NOBODYS = 1, 2

Family = type[VerifiedRecord]


@dataclass(frozen=True)
class QueueQuestion:
    """What a colleague asks of the queue: whose records, of which family, for which reason."""

    whose: Whose = Whose.EVERYBODY
    family: str = ""
    reason: QueueReason | None = None

    def admits(self, family: str, reasons: int, whose: int) -> bool:
        """Say whether records of this kind belong to the answer."""
        return (
            self.admits_owner(whose)
            and self.family in {"", family}
            and (self.reason is None or bool(reasons & bit_of(self.reason)))
        )

    def admits_owner(self, whose: int) -> bool:
        """Say whether records with such an owner belong to the answer."""
        wanted = {Whose.MINE: _MINE, Whose.NOBODY: _NOBODYS}.get(self.whose)
        return wanted is None or bool(whose & wanted)


@dataclass(frozen=True)
class QueueEntry:
    """A record that waits, and why."""

    record: VerifiedRecord
    reasons: tuple[QueueReason, ...]


@dataclass(frozen=True)
class QueueCounts:
    """How many records wait, by what the queue can be narrowed by, and in the answer."""

    found: int = 0
    by_whose: Mapping[str, int] = field(default_factory=dict)
    by_family: Mapping[str, int] = field(default_factory=dict)
    by_reason: Mapping[str, int] = field(default_factory=dict)


class ReviewQueue:
    """What waits in some families, as `user` sees it on a day."""

    def __init__(self, user: User, families: Iterable[Family], day: date | None = None) -> None:
        """Take who asks, and the families that may be shown."""
        self.user = user
        self.families = {family._meta.label_lower: family for family in families}
        self.day = day or timezone.localdate()

    def counts(self, question: QueueQuestion) -> QueueCounts:
        """Return the numbers; each is counted over what the other answers leave."""
        whose: Counter[str] = Counter()
        families: Counter[str] = Counter()
        reasons: Counter[str] = Counter()
        found = 0
        for label, bits, owner, number in self._groups():
            found += number * question.admits(label, bits, owner)
            for each in Whose:
                asked = QueueQuestion(each, question.family, question.reason)
                whose[each] += number * asked.admits(label, bits, owner)
            if QueueQuestion(question.whose, "", question.reason).admits(label, bits, owner):
                families[label] += number
            if QueueQuestion(question.whose, question.family).admits(label, bits, owner):
                reasons.update(dict.fromkeys(reasons_in(bits), number))
        return QueueCounts(found, whose, families, reasons)

    def page(self, question: QueueQuestion, number: int = 1) -> list[QueueEntry]:
        """Return one page of the answer, the most urgent first."""
        parts = [
            self._ordered(label, question)
            for label, family in self.families.items()
            if question.family in {"", label}
            and (question.reason is None or question.reason in conditions(family, self.day))
        ]
        if not parts:
            return []
        first = (number - 1) * PER_PAGE
        rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        ordered = rows.order_by("queue_urgency", "queue_due", "queue_family", "pk")
        return self._entries(list(ordered[first : first + PER_PAGE]))

    def reasons_of(self, record: VerifiedRecord) -> tuple[QueueReason, ...]:
        """Return why one record waits, nothing if it does not."""
        rows = self._waiting(record._meta.label_lower).filter(pk=record.pk)
        return next((reasons_in(bits) for bits in rows.values_list("queue_bits", flat=True)), ())

    def _waiting(self, label: str, reason: QueueReason | None = None) -> QuerySet[Any]:
        """Return the live records of a family that wait, with why and whose they are."""
        family = self.families[label]
        by_reason = conditions(family, self.day)
        wanted = [by_reason[reason]] if reason else list(by_reason.values())
        bits = [_number(bit_of(each), condition) for each, condition in by_reason.items()]
        records: QuerySet[Any] = family.objects.live().annotate(**last_outcome())
        return records.filter(reduce(or_, map(Q, wanted))).annotate(
            queue_bits=reduce(add, bits),
            queue_whose=_number(_MINE, Q(owner=self.user) | Q(deputy=self.user))
            + _number(_NOBODYS, nobodys()),
        )

    def _groups(self) -> Iterable[tuple[str, int, int, int]]:
        """Yield family, reasons, whose, and the number of records that share all three."""
        for label in self.families:
            rows = self._waiting(label).order_by().values_list("queue_bits", "queue_whose")
            for bits, whose, number in rows.annotate(queue_number=Count("pk")):
                yield label, bits, whose, number

    def _ordered(self, label: str, question: QueueQuestion) -> QuerySet[Any]:
        """Return what the order of the page needs to know of a family."""
        urgency = [
            When(condition, then=Value(REASONS.index(reason)))
            for reason, condition in conditions(self.families[label], self.day).items()
        ]
        records = self._waiting(label, question.reason).filter(_owned(question.whose, self.user))
        return (
            records.order_by()
            .annotate(
                queue_family=Value(label),
                queue_urgency=Case(*urgency, default=len(REASONS), output_field=IntegerField()),
                queue_due=Coalesce("next_review_on", Value(_NEVER)),
            )
            .values_list("queue_family", "pk", "queue_bits", "queue_urgency", "queue_due")
        )

    def _entries(self, rows: list[Any]) -> list[QueueEntry]:
        """Return the records of the rows, in their order, with what the page shows of them."""
        keys: dict[str, list[int]] = {}
        for label, pk, *_rest in rows:
            keys.setdefault(label, []).append(pk)
        records = {
            (label, record.pk): record
            for label, pks in keys.items()
            for record in self.families[label]
            .objects.filter(pk__in=pks)
            .select_related("owner", "deputy")
        }
        return [
            QueueEntry(records[label, pk], reasons_in(bits))
            for label, pk, bits, *_rest in rows
            if (label, pk) in records
        ]


def bit_of(reason: QueueReason) -> int:
    """Return the bit that stands for a reason in a sum of several."""
    return 1 << REASONS.index(reason)


def reasons_in(bits: int) -> tuple[QueueReason, ...]:
    """Return the reasons in a sum, the most urgent first."""
    return tuple(reason for reason in REASONS if bits & bit_of(reason))


def nobodys() -> Q:
    """Return the condition of a record that nobody owns: the owner left, or there never was one."""
    return Q(owner__isnull=True) | Q(owner__is_active=False)


def _owned(whose: Whose, user: User) -> Q:
    if whose == Whose.MINE:
        return Q(owner=user) | Q(deputy=user)
    return nobodys() if whose == Whose.NOBODY else Q()


def _number(number: int, condition: Any) -> Any:
    return Case(When(condition, then=Value(number)), default=0, output_field=IntegerField())
