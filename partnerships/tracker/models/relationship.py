"""Our relationship with one organisation, and how it moved from stage to stage."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.register.models import Organisation, Portal
from partnerships.tracker.choices import OPEN_STAGES, RelationshipLevel, Stage
from partnerships.tracker.models.base import GuardedModel, TrackerModel


class Relationship(GuardedModel):
    """What we have with one organisation, and with its portal where that is a matter of its own.

    `last_contact_on` is the last held two-way contact with the organisation itself,
    `last_contact_below_on` that with it or any of its units; services keep both.
    """

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    portal = models.ForeignKey(
        Portal,
        verbose_name=_("portal"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Only where the relationship is about one portal."),
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.PROSPECT)
    stage_since = models.DateField(_("in this stage since"))
    level = models.CharField(
        _("level"),
        max_length=10,
        choices=RelationshipLevel,
        default=RelationshipLevel.STANDARD,
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deputy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    aim = models.TextField(_("aim"), blank=True, help_text=_("What we want to reach together."))
    cadence_days = models.PositiveSmallIntegerField(
        _("contact every … days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1826)],
        help_text=_("As agreed with the partner; empty if nothing was agreed."),
    )
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    next_step_on = models.DateField(_("next step on"), null=True, blank=True)
    risk_note = models.TextField(_("risk note"), blank=True)
    last_contact_on = models.DateField(_("last contact"), null=True, blank=True, editable=False)
    last_contact_below_on = models.DateField(
        _("last contact with it or a unit of it"), null=True, blank=True, editable=False
    )

    class Meta(GuardedModel.Meta):
        verbose_name = _("relationship")
        verbose_name_plural = _("relationships")
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(portal=None),
                name="tracker_relationship_one_each",
                violation_error_message=_("There is a relationship with this organisation."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "portal"],
                name="tracker_relationship_one_each_portal",
                violation_error_message=_("There is a relationship about this portal."),
            ),
            models.CheckConstraint(
                condition=models.Q(next_step_on=None) | ~models.Q(next_step=""),
                name="tracker_relationship_step_named",
                violation_error_message=_("Say what the next step is."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["stage", "last_contact_below_on"], name="tracker_relationship_stage"
            ),
            models.Index(fields=["next_step_on"], name="tracker_relationship_next"),
        ]

    def __str__(self) -> str:
        if self.portal:
            return f"{self.organisation} ({self.portal})"
        return str(self.organisation)

    @property
    def is_open(self) -> bool:
        """Whether somebody works on it."""
        return self.stage in OPEN_STAGES


class StageChange(TrackerModel):
    """That a relationship moved to another stage: when, and why."""

    relationship = models.ForeignKey(
        Relationship,
        verbose_name=_("relationship"),
        on_delete=models.CASCADE,
        related_name="stage_changes",
    )
    from_stage = models.CharField(_("from"), max_length=10, choices=Stage, blank=True)
    to_stage = models.CharField(_("to"), max_length=10, choices=Stage)
    changed_on = models.DateField(_("on"))
    reason = models.TextField(_("reason"))

    guarded_by: ClassVar[tuple[str, ...]] = ("relationship",)

    class Meta(TrackerModel.Meta):
        verbose_name = _("change of stage")
        verbose_name_plural = _("changes of stage")
        ordering = ["-changed_on", "-pk"]
        indexes = [
            models.Index(fields=["relationship", "-changed_on"], name="tracker_stagechange_when")
        ]

    def __str__(self) -> str:
        return f"{self.changed_on:%Y-%m-%d} {self.get_to_stage_display()}"
