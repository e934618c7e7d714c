"""Which pages say a live value, so that an editor sees what a change will alter."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class LiveValueUse(models.Model):
    """A page whose public text says a figure, or the status or date of a record.

    `name` is the name of a figure, or of a value of the record `record_uid`.
    """

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="live_values"
    )
    name = models.CharField(_("value"), max_length=60)
    record_uid = models.UUIDField(_("record"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("use of a live value")
        verbose_name_plural = _("uses of live values")
        ordering = ["page", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "name", "record_uid"],
                condition=models.Q(record_uid__isnull=False),
                name="website_livevalueuse_once",
            ),
            models.UniqueConstraint(
                fields=["page", "name"],
                condition=models.Q(record_uid__isnull=True),
                name="website_livevalueuse_figure_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.name}"
