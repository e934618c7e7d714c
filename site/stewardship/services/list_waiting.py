"""What waits for a colleague: drafts, approvals, what was sent back, records past due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from accounts.models import User
from stewardship.models import VerifiedRecord

SHOWN = 10
Families = Iterable[type[VerifiedRecord]]


@dataclass(frozen=True)
class Waiting:
    """What waits for one colleague; at most `SHOWN` of each kind, the most urgent first."""

    to_approve: list[Any] = field(default_factory=list)
    sent_back: list[Any] = field(default_factory=list)
    submitted: list[Any] = field(default_factory=list)
    drafts: list[Any] = field(default_factory=list)
    past_due: list[Any] = field(default_factory=list)
    not_verified: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(vars(self).values())


def list_waiting(user: User, families: Families) -> Waiting:
    """Return what waits for `user` in the families they may edit.

    Costs the same number of queries however much there is: two a family, and two for approval.
    """
    kinds = list(families)
    states = list(_submitted(user))
    cared_for = [(record, record.verification_state) for record in _needing_care(user, kinds)]
    return Waiting(
        to_approve=list(_to_approve(user)),
        sent_back=_records(states, WorkflowState.STATUS_NEEDS_CHANGES),
        submitted=_records(states, WorkflowState.STATUS_IN_PROGRESS),
        drafts=_latest(_drafts(user, kinds)),
        past_due=[record for record, state in cared_for if state == state.DUE][:SHOWN],
        not_verified=[record for record, state in cared_for if state == state.NOT_VERIFIED][:SHOWN],
    )


def _to_approve(user: User) -> Iterator[Any]:
    tasks = TaskState.objects.reviewable_by(user).order_by("started_at")
    for task in tasks.prefetch_related("revision__content_object__latest_revision")[:SHOWN]:
        if task.revision and task.revision.content_object:
            yield task.revision.content_object


def _submitted(user: User) -> Iterable[WorkflowState]:
    states = WorkflowState.objects.active().filter(requested_by=user).order_by("-created_at")
    return states.prefetch_related("content_object__latest_revision")[: 2 * SHOWN]


def _records(states: Iterable[WorkflowState], status: str) -> list[Any]:
    found = (state.content_object for state in states if state.status == status)
    return [record for record in found if record is not None][:SHOWN]


def _drafts(user: User, families: Families) -> Iterator[VerifiedRecord]:
    """Yield what `user` wrote last and nobody published or submitted."""
    for family in families:
        mine = family.objects.filter(latest_revision__user=user)
        unpublished = mine.filter(Q(has_unpublished_changes=True) | Q(live=False))
        yield from (
            unpublished.exclude(pk__in=_under_approval(family))
            .select_related("latest_revision")
            .order_by("-latest_revision__created_at")[:SHOWN]
        )


def _under_approval(family: type[VerifiedRecord]) -> QuerySet[Any, Any]:
    """Return the keys of records in a workflow, which keeps them as text: PostgreSQL minds."""
    kind = ContentType.objects.get_for_model(family, for_concrete_model=False)
    states = WorkflowState.objects.active().filter(base_content_type=kind)
    return states.values_list(Cast("object_id", BigIntegerField()), flat=True)


def _latest(records: Iterable[VerifiedRecord]) -> list[VerifiedRecord]:
    return sorted(records, key=lambda record: record.latest_revision.created_at, reverse=True)[
        :SHOWN
    ]


def _needing_care(user: User, families: Families) -> list[VerifiedRecord]:
    """Return the live records of `user` past due, longest first, and those never verified."""
    today = timezone.localdate()
    found = chain.from_iterable(
        family.objects.live()
        .of_owner(user)
        .filter(Q(verified_on__isnull=True) | Q(next_review_on__lt=today))
        .select_related("latest_revision")
        .order_by("next_review_on")[: 2 * SHOWN]
        for family in families
    )
    return sorted(found, key=lambda record: record.next_review_on or today)
