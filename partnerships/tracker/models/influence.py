"""What we did, and what came of it in a law: the trail of our influence."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import (
    EVIDENCED_STRENGTHS,
    InfluenceKind,
    InfluenceStrength,
    LinkedKind,
)
from partnerships.tracker.models.base import TrackerModel
from partnerships.tracker.models.interaction import Interaction
from partnerships.tracker.models.relationship import Relationship


class InfluenceLink(TrackerModel):
    """A link from something we did to a later event or provision, with its strength and evidence.

    What we did is an interaction, or a public record named by its identifier (our response at an
    event, our part in a forum, a seat). What came later is an event or provision of a law.
    """

    relationship = models.ForeignKey(
        Relationship,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="influence_links",
    )
    kind = models.CharField(_("what we did"), max_length=10, choices=InfluenceKind)
    interaction = models.ForeignKey(
        Interaction,
        verbose_name=_("interaction"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="influence_links",
    )
    cause_kind = models.CharField(
        _("kind of record"), max_length=12, choices=LinkedKind, blank=True
    )
    cause_uid = models.UUIDField(_("identifier of what we did"), null=True, blank=True)
    cause_label = models.CharField(_("what it was"), max_length=300)
    cause_on = models.DateField(_("on"))
    effect_kind = models.CharField(_("kind of what came later"), max_length=12, choices=LinkedKind)
    effect_uid = models.UUIDField(_("identifier of what came later"))
    effect_label = models.CharField(_("what came later"), max_length=300)
    effect_on = models.DateField(_("on"), null=True, blank=True)
    strength = models.CharField(_("how strongly"), max_length=15, choices=InfluenceStrength)
    evidence = models.TextField(_("evidence"), blank=True)
    evidence_url = models.URLField(_("address of the evidence"), max_length=500, blank=True)

    guarded_by: ClassVar[tuple[str, ...]] = ("relationship", "interaction")

    class Meta(TrackerModel.Meta):
        verbose_name = _("link of influence")
        verbose_name_plural = _("influence trail")
        ordering = ["-cause_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(effect_on=None) | models.Q(effect_on__gte=models.F("cause_on")),
                name="tracker_influencelink_effect_later",
                violation_error_message=_("What came of it cannot lie before what we did."),
            ),
            models.CheckConstraint(
                condition=~models.Q(strength__in=EVIDENCED_STRENGTHS)
                | ~models.Q(evidence="")
                | ~models.Q(evidence_url=""),
                name="tracker_influencelink_strong_has_evidence",
                violation_error_message=_("Say what shows it."),
            ),
        ]
        indexes = [models.Index(fields=["effect_uid"], name="tracker_influencelink_effect")]

    def __str__(self) -> str:
        return f"{self.cause_label} → {self.effect_label}"
