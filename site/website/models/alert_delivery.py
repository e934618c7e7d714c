"""Which message a reader who follows something was sent."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from website.choices import AlertMail


class AlertDelivery(models.Model):
    """One message about one subscription; the staff service alone reads and writes it.

    A row is claimed before the message goes (`sent_at` is empty), and marked once it went: of two
    runs at once, one sends. It holds no address: `mailbox` tells, for a limit, whether two went to
    the same one, and nobody learns from it which. `up_to` is how far changes were told.
    """

    uid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.UUIDField(_("message"), db_index=True)
    subscription = models.UUIDField(_("subscription"), db_index=True)
    kind = models.CharField(_("what for"), max_length=15, choices=AlertMail)
    mailbox = models.CharField(_("mailbox"), max_length=64, db_index=True)
    up_to = models.DateTimeField(_("told up to"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=1)
    claimed_at = models.DateTimeField(_("claimed at"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message of an e-mail alert")
        verbose_name_plural = _("messages of e-mail alerts")
        ordering = ["-claimed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "subscription"], name="website_alertdelivery_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.claimed_at:%Y-%m-%d} {self.get_kind_display()}"
