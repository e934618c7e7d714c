"""What a list of work shows of each row, and what one may do there by one press."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import ActionState, CommitmentState, Priority, Right
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Interaction,
    Relationship,
    TrackerModel,
)
from partnerships.tracker.querysets import may
from partnerships.tracker.views.work.asked import Asked

_TAKE_BACK = _("Take back")


@dataclass(frozen=True)
class Press:
    """A button that settles a row."""

    label: Any
    url: str


@dataclass(frozen=True)
class WorkRow:
    """One row of a list of work."""

    uid: UUID
    text: str
    url: str
    partner: Relationship
    on: date | None
    who: Any = None
    state: Any = None
    is_settled: bool = False
    marks: list[Any] = field(default_factory=list)
    presses: list[Press] = field(default_factory=list)
    more: list[tuple[Any, str]] = field(default_factory=list)


def action_rows(rows: list[ActionPoint], asked: Asked) -> list[WorkRow]:
    """Return action points as they are shown."""
    keys = _editable(ActionPoint, rows, asked)
    return [_action_row(row, asked, row.pk in keys) for row in rows]


def commitment_rows(rows: list[Commitment], asked: Asked) -> list[WorkRow]:
    """Return commitments as they are shown."""
    keys = _editable(Commitment, rows, asked)
    return [_commitment_row(row, asked, row.pk in keys) for row in rows]


def interaction_rows(rows: list[Interaction], _asked: Asked) -> list[WorkRow]:
    """Return planned interactions as they are shown."""
    return [
        WorkRow(
            row.uid,
            row.subject or str(row.get_kind_display()),
            reverse("tracker_interaction", args=[row.uid]),
            row.relationship,
            row.on,
            row.owner,
            marks=[row.get_kind_display()],
        )
        for row in rows
    ]


def step_rows(rows: list[Relationship], asked: Asked) -> list[WorkRow]:
    """Return next steps as they are shown."""
    return [
        WorkRow(
            row.uid,
            row.next_step,
            reverse("tracker_partner", args=[row.uid]),
            row,
            row.next_step_on,
            row.owner,
            state=_late(row.next_step_on, asked.today),
        )
        for row in rows
    ]


def agreement_rows(rows: list[Agreement], _asked: Asked) -> list[WorkRow]:
    """Return agreements that end soon as they are shown."""
    return [
        WorkRow(
            row.uid,
            row.title,
            reverse("tracker_agreement", args=[row.uid]),
            row.relationship,
            row.ends_on,
            row.owner,
            marks=[row.get_kind_display()],
        )
        for row in rows
    ]


def _action_row(row: ActionPoint, asked: Asked, is_editable: bool) -> WorkRow:  # noqa: FBT001  (called by place)
    state, me = row.state_on(asked.today), asked.viewer.pk
    is_undone = state in {ActionState.OPEN, ActionState.OVERDUE}
    may_settle = is_editable or (may(asked.viewer, Right.EDIT) and row.assignee_id == me)
    presses: list[Press] = []
    if is_undone and may_settle:
        presses.append(_press("action", row, "done", _("Done")))
    if state == ActionState.DONE and is_editable and row.done_by_id != me:
        presses.append(_press("action", row, "verify", _("Verify")))
    if not is_undone and may_settle:
        presses.append(_press("action", row, "reopen", _TAKE_BACK))
    marks = [row.get_priority_display()] if row.priority == Priority.HIGH else []
    return WorkRow(
        row.uid,
        row.text,
        reverse("tracker_action", args=[row.uid]),
        row.relationship,
        row.due_on,
        row.done_by if state == ActionState.DONE else row.assignee,
        state,
        not is_undone and row.uid == asked.settled,
        marks,
        presses,
    )


def _commitment_row(row: Commitment, asked: Asked, is_editable: bool) -> WorkRow:  # noqa: FBT001  (called by place)
    state = row.state_on(asked.today)
    is_undecided = state in {CommitmentState.OPEN, CommitmentState.LATE}
    is_theirs = may(asked.viewer, Right.EDIT) and row.responsible_id == asked.viewer.pk
    verb = ("keep", _("Kept today")) if is_undecided else ("reopen", _TAKE_BACK)
    return WorkRow(
        row.uid,
        row.text,
        reverse("tracker_commitment", args=[row.uid]),
        row.relationship,
        row.due_on,
        row.responsible,
        state,
        not is_undecided,
        [_("by %(side)s") % {"side": row.get_side_display()}],
        [_press("commitment", row, *verb)] if is_editable or is_theirs else [],
    )


def _press(kind: str, row: TrackerModel, verb: str, label: Any) -> Press:
    return Press(label, reverse("tracker_settle", args=[kind, row.uid, verb]))


def _editable(model: type[TrackerModel], rows: Iterable[TrackerModel], asked: Asked) -> set[int]:
    keys = [row.pk for row in rows]
    if not keys or not may(asked.viewer, Right.EDIT):
        return set()
    editable = model.objects.editable_by(asked.viewer).filter(pk__in=keys)
    return set(editable.values_list("pk", flat=True))


def _late(day: date | None, today: date) -> ActionState | None:
    return ActionState.OVERDUE if day and day < today else None
