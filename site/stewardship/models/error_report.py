"""What a reader says is wrong with a record."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stewardship.choices import ReportState


class ErrorReport(models.Model):
    """A report that anybody may send about a public record, without an account.

    The public service inserts rows and reads none: the key is made here, not by the database.
    Addresses in a report are never linked or fetched. A report marked `is_hazardous` is hidden
    from everything but its own screen, and purged by rule.
    """

    uid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record_uid = models.UUIDField(_("record"), db_index=True)
    record_title = models.CharField(_("record"), max_length=500)
    record_path = models.CharField(_("address of the record"), max_length=500, blank=True)
    message = models.TextField(_("what is wrong"), max_length=4000)
    evidence = models.CharField(_("who says so"), max_length=500, blank=True)
    reply_to = models.EmailField(_("e-mail for an answer"), blank=True)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState, default=ReportState.NEW, db_index=True
    )
    is_hazardous = models.BooleanField(_("hazardous"), default=False)
    answered_at = models.DateTimeField(_("dealt with at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dealt with by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answer = models.TextField(_("what was done"), blank=True)

    class Meta:
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d} {self.record_title}"
