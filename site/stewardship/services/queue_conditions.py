"""Why a record stands in the review queue: a condition of the database for each reason."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Exists, ForeignKey, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable

from foundation.registries import review_reasons
from foundation.row_identity import row_relations
from stewardship.choices import LinkState, QueueReason, ReportState, VerificationOutcome
from stewardship.models import ErrorReport, Source, Verification, VerifiedRecord
from stewardship.querysets import is_past_due

#: How long before its day a review stands in the queue.
DUE_SOON: Final = timedelta(days=30)

Family = type[VerifiedRecord]
Condition = Q | Exists


def conditions(family: Family, day: date) -> Mapping[QueueReason, Condition]:
    """Return the condition of each reason for which records of `family` wait on `day`.

    They hold for a queryset annotated by `last_outcome`.
    """
    found: dict[QueueReason, Condition | None] = {
        QueueReason.REPORTED: Exists(open_reports().filter(record_uid=OuterRef("uid"))),
        QueueReason.FLAGGED: Q(queue_outcome=VerificationOutcome.FLAGGED),
        QueueReason.OVERDUE: is_past_due(day),
        QueueReason.ATTENTION: _any_of(reason.where(day) for reason in review_reasons.of(family)),
        QueueReason.DEAD_SOURCE: _any_of(_with_dead_source(family)),
        QueueReason.DUE_SOON: Q(next_review_on__lte=day + DUE_SOON) & ~is_past_due(day),
        QueueReason.NOT_VERIFIED: Q(verified_on__isnull=True),
    }
    return {reason: condition for reason, condition in found.items() if condition is not None}


def last_outcome() -> dict[str, Combinable]:
    """Return the annotation on which the condition of a flagged record rests."""
    checks = Verification.objects.filter(record_uid=OuterRef("uid"))
    latest = checks.order_by("-checked_on", "-pk").values("outcome")[:1]
    return {"queue_outcome": Subquery(latest)}


def open_reports() -> Any:
    """Return the reports of readers that wait for an answer and may be shown to everybody."""
    return ErrorReport.objects.filter(state=ReportState.NEW, is_hazardous=False)


def attention_words(family: Family) -> str:
    """Return what the family says of its records that need a decision."""
    words = [str(reason.words) for reason in review_reasons.of(family)]
    return "; ".join(words) or str(QueueReason.ATTENTION.label)


def _with_dead_source(family: Family) -> list[Q]:
    """Return a condition for each way in which a record of `family` rests on a source."""
    dead = Source.objects.filter(link_state=LinkState.DEAD).values("pk")
    found = [Q(**{f"{name}__in": dead}) for name in _source_fields(family)]
    for relation in row_relations(family):
        rows = relation.related_model
        for name in _source_fields(rows):
            parents = rows._base_manager.filter(**{f"{name}__in": dead})
            found.append(Q(pk__in=parents.values(relation.field.name)))
    return found


def _source_fields(model: Any) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is Source
    ]


def _any_of(found: Any) -> Q | None:
    every = list(found)
    return reduce(or_, every) if every else None
