"""What either side promised, and what one of us has to do."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import ActionState, CommitmentState, Priority, Side
from partnerships.tracker.models.base import TrackerModel
from partnerships.tracker.models.interaction import Interaction
from partnerships.tracker.models.post import Post
from partnerships.tracker.models.relationship import Relationship
from partnerships.tracker.querysets import (
    ActionPointQuerySet,
    CommitmentQuerySet,
    GuardedManager,
)


class Commitment(TrackerModel):
    """Something that one side promised the other; its state follows from its dates."""

    relationship = models.ForeignKey(
        Relationship,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    interaction = models.ForeignKey(
        Interaction,
        verbose_name=_("made in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    side = models.CharField(_("promised by"), max_length=4, choices=Side)
    text = models.CharField(_("what was promised"), max_length=500)
    made_on = models.DateField(_("promised on"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("colleague who sees to it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    post = models.ForeignKey(
        Post,
        verbose_name=_("post that promised"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    kept_on = models.DateField(_("kept on"), null=True, blank=True)
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    evidence = models.TextField(
        _("evidence"),
        blank=True,
        help_text=_("What shows it was kept, or why it was dropped."),
    )

    guarded_by: ClassVar[tuple[str, ...]] = ("relationship", "interaction")

    everything: ClassVar[Any] = CommitmentQuerySet.as_manager()
    objects: ClassVar[Any] = GuardedManager.from_queryset(CommitmentQuerySet)()

    class Meta(TrackerModel.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kept_on=None) | models.Q(dropped_on=None),
                name="tracker_commitment_one_outcome",
                violation_error_message=_("A commitment is kept or dropped, not both."),
            ),
            models.CheckConstraint(
                condition=models.Q(due_on=None) | models.Q(due_on__gte=models.F("made_on")),
                name="tracker_commitment_due_after_made",
                violation_error_message=_("It would be due before it was promised."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=models.Q(kept_on=None, dropped_on=None),
                name="tracker_commitment_open",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def state_on(self, day: date) -> CommitmentState:
        """Return where it stands on a day."""
        if self.dropped_on:
            return CommitmentState.DROPPED
        if self.kept_on:
            is_late = self.due_on is not None and self.kept_on > self.due_on
            return CommitmentState.KEPT_LATE if is_late else CommitmentState.KEPT
        if self.due_on and self.due_on < day:
            return CommitmentState.LATE
        return CommitmentState.OPEN


class ActionPoint(TrackerModel):
    """Something that one of us has to do by a day; done by one, verified by another."""

    relationship = models.ForeignKey(
        Relationship,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="action_points",
    )
    interaction = models.ForeignKey(
        Interaction,
        verbose_name=_("decided in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="action_points",
    )
    commitment = models.ForeignKey(
        Commitment,
        verbose_name=_("keeps the commitment"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="action_points",
    )
    post = models.ForeignKey(
        Post,
        verbose_name=_("with the post"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="action_points",
    )
    text = models.CharField(_("what to do"), max_length=500)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who does it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.NORMAL
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)

    guarded_by: ClassVar[tuple[str, ...]] = ("relationship", "interaction")

    everything: ClassVar[Any] = ActionPointQuerySet.as_manager()
    objects: ClassVar[Any] = GuardedManager.from_queryset(ActionPointQuerySet)()

    class Meta(TrackerModel.Meta):
        verbose_name = _("action point")
        verbose_name_plural = _("action points")
        ordering = ["due_on", "-priority", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verified_on=None) | models.Q(done_on__isnull=False),
                name="tracker_actionpoint_verified_is_done",
                violation_error_message=_("Only what was done can be verified."),
            ),
            models.CheckConstraint(
                condition=models.Q(done_on=None) | models.Q(dropped_on=None),
                name="tracker_actionpoint_one_outcome",
                violation_error_message=_("An action point is done or dropped, not both."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["assignee", "due_on"],
                condition=models.Q(done_on=None, dropped_on=None),
                name="tracker_actionpoint_open",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def state_on(self, day: date) -> ActionState:
        """Return where it stands on a day."""
        if self.dropped_on:
            return ActionState.DROPPED
        if self.verified_on:
            return ActionState.VERIFIED
        if self.done_on:
            return ActionState.DONE
        if self.due_on and self.due_on < day:
            return ActionState.OVERDUE
        return ActionState.OPEN
