"""What was said or written between a partner and us, and who took part."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import InteractionKind, InteractionState, LinkedKind, Side
from partnerships.tracker.models.base import GuardedModel, TrackerModel
from partnerships.tracker.models.post import Person, Post
from partnerships.tracker.models.relationship import Relationship


class Interaction(GuardedModel):
    """A meeting, call, e-mail, visit, event or letter; planned, held, cancelled or unanswered."""

    relationship = models.ForeignKey(
        Relationship,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="interactions",
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=InteractionKind, default=InteractionKind.CALL
    )
    state = models.CharField(
        _("state"), max_length=10, choices=InteractionState, default=InteractionState.HELD
    )
    on = models.DateField(_("on"))
    at = models.TimeField(_("at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    subject = models.CharField(_("about"), max_length=300, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    asked = models.TextField(_("what was asked"), blank=True)
    is_two_way = models.BooleanField(
        _("both sides spoke"),
        default=True,
        help_text=_("A held contact in which both sides spoke resets the clock."),
    )
    message_id = models.CharField(
        _("message id"), max_length=255, null=True, blank=True, editable=False
    )

    guarded_by: ClassVar[tuple[str, ...]] = ("relationship",)

    class Meta(GuardedModel.Meta):
        verbose_name = _("interaction")
        verbose_name_plural = _("interactions")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "message_id"],
                condition=models.Q(message_id__isnull=False),
                name="tracker_interaction_message_once",
                violation_error_message=_("This e-mail is logged already."),
            )
        ]
        indexes = [
            models.Index(fields=["relationship", "-on"], name="tracker_interaction_when"),
            models.Index(fields=["state", "on"], name="tracker_interaction_state"),
            models.Index(fields=["-on"], name="tracker_interaction_latest"),
        ]

    def __str__(self) -> str:
        words = self.subject or self.get_kind_display()
        return f"{self.on:%Y-%m-%d} {words}"

    @property
    def is_contact(self) -> bool:
        """Whether it resets the clock: held, and both sides spoke."""
        return self.state == InteractionState.HELD and self.is_two_way


class Participant(TrackerModel):
    """Who took part: a colleague of ours, or a post of theirs with its holder on that day."""

    interaction = models.ForeignKey(
        Interaction,
        verbose_name=_("interaction"),
        on_delete=models.CASCADE,
        related_name="participants",
    )
    side = models.CharField(_("side"), max_length=4, choices=Side)
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("colleague"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    post = models.ForeignKey(
        Post,
        verbose_name=_("post"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )

    guarded_by: ClassVar[tuple[str, ...]] = ("interaction",)

    class Meta(TrackerModel.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["side", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interaction", "post"],
                condition=models.Q(post__isnull=False),
                name="tracker_participant_post_once",
            ),
            models.UniqueConstraint(
                fields=["interaction", "colleague"],
                condition=models.Q(colleague__isnull=False),
                name="tracker_participant_colleague_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.colleague or self.post or self.person or _("Former colleague"))


class InteractionLink(TrackerModel):
    """A public record that an interaction was about, by its permanent identifier.

    Publishing makes child rows such as provisions anew, so that no key may lead to them; `label`
    is what the record was called then, for the day on which it is gone.
    """

    interaction = models.ForeignKey(
        Interaction,
        verbose_name=_("interaction"),
        on_delete=models.CASCADE,
        related_name="links",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=LinkedKind)
    target_uid = models.UUIDField(_("identifier of the record"))
    label = models.CharField(_("called"), max_length=300, blank=True)

    guarded_by: ClassVar[tuple[str, ...]] = ("interaction",)

    class Meta(TrackerModel.Meta):
        verbose_name = _("link to a record")
        verbose_name_plural = _("links to records")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interaction", "target_uid"], name="tracker_interactionlink_once"
            )
        ]
        indexes = [models.Index(fields=["target_uid"], name="tracker_interactionlink_target")]

    def __str__(self) -> str:
        return self.label
