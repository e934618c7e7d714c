"""What readers did about following something by e-mail: asked, confirmed, ended."""

import uuid
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from website.choices import AlertRhythm, AlertStep

#: The longest query that can be followed.
LONGEST_QUERY = 1000
#: So long a reader may confirm what was asked for; after that it is forgotten.
MAY_CONFIRM = timedelta(days=7)


class AlertEventQuerySet(models.QuerySet["AlertEvent"]):
    """Subscriptions, which are the rows in which they were asked for, by how they stand.

    Only the staff service may ask: the public one has no right to read this table.
    """

    def subscriptions(self) -> Any:
        """Return what was asked for, each with `confirmed_at` and `ended_at`, or None."""

        def at(step: AlertStep) -> Subquery:
            steps = AlertEvent.objects.filter(subscription=OuterRef("subscription"), step=step)
            return Subquery(steps.order_by("at").values("at")[:1])

        asked = self.filter(step=AlertStep.ASKED)
        return asked.annotate(
            confirmed_at=at(AlertStep.CONFIRMED), ended_at=at(AlertStep.ENDED)
        ).order_by("at", "pk")

    def active(self) -> Any:
        """Return the subscriptions whose readers hear of changes."""
        running = self.subscriptions().filter(confirmed_at__isnull=False, ended_at=None)
        return running.exclude(email="")

    def waiting(self, now: datetime) -> Any:
        """Return the subscriptions that may still be confirmed, and are not."""
        asked = self.subscriptions().filter(confirmed_at=None, ended_at=None)
        return asked.filter(at__gt=now - MAY_CONFIRM).exclude(email="")


class AlertEvent(models.Model):
    """One step of one reader: the rows of a subscription together tell how it stands.

    The public service inserts rows and reads none: keys are made by the program, so that the same
    step twice meets the first row. A subscription bears the key of the row in which it was asked
    for; that row alone says what, how often, in which language and to which address. The staff
    service blanks the address when the subscription ends, and deletes old rows.
    """

    uid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subscription = models.UUIDField(_("subscription"), db_index=True, editable=False)
    step = models.CharField(_("step"), max_length=10, choices=AlertStep, editable=False)
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    query = models.CharField(_("what is followed"), max_length=LONGEST_QUERY, blank=True)
    rhythm = models.CharField(_("how often"), max_length=10, choices=AlertRhythm, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)

    objects: ClassVar[Any] = AlertEventQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("step of an e-mail alert")
        verbose_name_plural = _("steps of e-mail alerts")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(step=AlertStep.ASKED) | Q(email="", query="", rhythm="", language=""),
                name="website_alertevent_words_where_asked",
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.get_step_display()}"

    @property
    def reads(self) -> str:
        """The language in which the reader is written to; that of the site if it is gone."""
        spoken = dict(settings.LANGUAGES)
        return self.language if self.language in spoken else settings.LANGUAGE_CODE
