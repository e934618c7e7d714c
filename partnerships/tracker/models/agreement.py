"""What was agreed in writing: between whom, signed when, until when."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.register.models import Organisation
from partnerships.tracker.choices import WARNING_DAYS, AgreementKind, AgreementState, Renewal
from partnerships.tracker.models.base import GuardedModel, TrackerModel
from partnerships.tracker.models.post import Person, Post
from partnerships.tracker.models.relationship import Relationship
from partnerships.tracker.querysets import AgreementQuerySet, GuardedManager


class Agreement(GuardedModel):
    """An agreement with a partner; its state follows from its dates.

    `ends_on` is the last day, empty for one without an end; an amendment may move it. One that is
    renewed automatically goes on after it until it is terminated or a signed one renews it.
    """

    relationship = models.ForeignKey(
        Relationship,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=AgreementKind, default=AgreementKind.MOU
    )
    title = models.CharField(_("title"), max_length=300)
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    parties = models.ManyToManyField(
        Organisation,
        verbose_name=_("further parties"),
        blank=True,
        related_name="+",
        help_text=_("Beside the partner and us."),
    )
    signed_by_us_on = models.DateField(_("signed by us on"), null=True, blank=True)
    our_signatory = models.CharField(
        _("signed for us by"),
        max_length=200,
        blank=True,
        help_text=_("The office, no person."),
    )
    signed_by_them_on = models.DateField(_("signed by them on"), null=True, blank=True)
    their_post = models.ForeignKey(
        Post,
        verbose_name=_("signed for them by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    their_person = models.ForeignKey(
        Person,
        verbose_name=_("holder who signed"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty if it has no end.")
    )
    renewal = models.CharField(
        _("at its end"), max_length=15, choices=Renewal, default=Renewal.NONE
    )
    notice_days = models.PositiveSmallIntegerField(_("days of notice"), null=True, blank=True)
    renews = models.OneToOneField(
        "self",
        verbose_name=_("renews"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="renewed_by",
    )
    terminated_on = models.DateField(_("terminated on"), null=True, blank=True)
    termination_reason = models.TextField(_("why it was terminated"), blank=True)
    summary = models.TextField(_("what was agreed"), blank=True)

    guarded_by: ClassVar[tuple[str, ...]] = ("relationship",)

    everything: ClassVar[Any] = AgreementQuerySet.as_manager()
    objects: ClassVar[Any] = GuardedManager.from_queryset(AgreementQuerySet)()

    class Meta(GuardedModel.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["ends_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="tracker_agreement_ends_after_start",
                violation_error_message=_("The last day lies before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(terminated_on=None) | ~models.Q(termination_reason=""),
                name="tracker_agreement_termination_has_reason",
                violation_error_message=_("Say why it was terminated."),
            ),
        ]
        indexes = [models.Index(fields=["ends_on"], name="tracker_agreement_ends")]

    def __str__(self) -> str:
        return self.title

    @property
    def signed_on(self) -> date | None:
        """The day of the later signature, None before both sides signed."""
        if self.signed_by_us_on and self.signed_by_them_on:
            return max(self.signed_by_us_on, self.signed_by_them_on)
        return None

    @property
    def in_force_from(self) -> date | None:
        """The day from which it holds: its start, but never before both signed; None unsigned."""
        if self.signed_on is None:
            return None
        return max(self.starts_on, self.signed_on) if self.starts_on else self.signed_on

    @property
    def renewal_agreement(self) -> "Agreement | None":
        """What renews it; no query if asked for by `with_renewals()`."""
        found: Agreement | None = getattr(self, "renewed_by", None)
        return found

    def is_renewed_on(self, day: date) -> bool:
        """Say whether what renews it was signed by both sides by a day; a draft renews nothing."""
        renewal = self.renewal_agreement
        signed = None if renewal is None else renewal.signed_on
        return signed is not None and signed <= day

    def state_on(self, day: date) -> AgreementState:
        """Return where it stands on a day."""
        if self.terminated_on and self.terminated_on <= day:
            return AgreementState.TERMINATED
        if self.in_force_from is None or self.in_force_from > day:
            return self._state_before_force(day)
        if self.ends_on is None or self.ends_on > day + timedelta(days=max(WARNING_DAYS)):
            return AgreementState.IN_FORCE
        if self.ends_on >= day:
            return AgreementState.ENDING
        if self.is_renewed_on(day):
            return AgreementState.RENEWED
        goes_on = self.renewal == Renewal.AUTOMATIC
        return AgreementState.IN_FORCE if goes_on else AgreementState.EXPIRED

    def _state_before_force(self, day: date) -> AgreementState:
        signatures = (self.signed_by_us_on, self.signed_by_them_on)
        given = sum(1 for signed in signatures if signed and signed <= day)
        states = (AgreementState.DRAFT, AgreementState.SIGNED_BY_ONE, AgreementState.NOT_STARTED)
        return states[given]


class Amendment(TrackerModel):
    """A change of an agreement, which may move its last day."""

    agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("agreement"),
        on_delete=models.CASCADE,
        related_name="amendments",
    )
    on = models.DateField(_("on"))
    text = models.TextField(_("what was changed"))
    new_end = models.DateField(_("new last day"), null=True, blank=True)

    guarded_by: ClassVar[tuple[str, ...]] = ("agreement",)

    class Meta(TrackerModel.Meta):
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
