"""What was public and no longer is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Withdrawal(models.Model):
    """When a record left the public site, and why; kept so that its permanent address can say so.

    One that was merged with another left a survivor, to which its permanent address leads.

    Bears no words of the record: those were withdrawn.
    """

    uid = models.UUIDField(_("permanent identifier"), unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    withdrawn_at = models.DateTimeField(_("withdrawn at"))
    reason = models.TextField(_("reason"), blank=True)
    survivor_uid = models.UUIDField(
        _("record that took its place"), null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-withdrawn_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"
