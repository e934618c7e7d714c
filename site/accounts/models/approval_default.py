"""What setup gave an approval workflow once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApprovalDefault(models.Model):
    """A default of setup that was applied, so that what an administrator changed since stands.

    `workflow_pk` is a plain number: Wagtail's tables are made after the user's, so that a foreign
    key would tie a knot in the migrations; a workflow deleted since simply isn't found.
    """

    key = models.CharField(_("key"), max_length=200, unique=True)
    workflow_pk = models.PositiveIntegerField(_("workflow"))
    applied_at = models.DateTimeField(_("applied at"), auto_now_add=True)

    class Meta:
        verbose_name = _("approval default")
        verbose_name_plural = _("approval defaults")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
