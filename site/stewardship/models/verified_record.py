"""The base of records that somebody keeps true."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.models import PublishableRecord
from stewardship.choices import VerificationState
from stewardship.querysets import VerifiedRecordQuerySet


class VerifiedRecord(PublishableRecord):
    """A publishable record with an owner, a deputy and a date by which it is checked again.

    "Verified on" is not "last edited": it belongs to the row, never to a version of it, and
    changes only through `stewardship.services.verify_record`.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deputy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    review_interval = models.PositiveSmallIntegerField(
        _("review every (months)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True, editable=False)
    next_review_on = models.DateField(
        _("next review on"), null=True, blank=True, editable=False, db_index=True
    )

    objects: ClassVar[Any] = VerifiedRecordQuerySet.as_manager()

    row_fields = (*PublishableRecord.row_fields, "verified_on", "next_review_on")

    class Meta:
        abstract = True

    @property
    def verification_state(self) -> VerificationState:
        """Where the record stands today with its reviews."""
        return self.verification_state_on(timezone.localdate())

    def verification_state_on(self, day: date) -> VerificationState:
        """Where the record stands on `day` with its reviews.

        A record that nobody has verified yet is due from the day on which a review was asked for.
        """
        if self.verified_on is None:
            asked_for = self.next_review_on is not None and self.next_review_on <= day
            return VerificationState.DUE if asked_for else VerificationState.NOT_VERIFIED
        if self.next_review_on is None or self.next_review_on < day:
            return VerificationState.DUE
        return VerificationState.CURRENT
