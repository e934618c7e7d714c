"""One visit to the address of a source."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stewardship.choices import LinkState
from stewardship.models.source import Source


class LinkCheck(models.Model):
    """What the address of a source answered, when, and what follows from that."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="link_checks"
    )
    checked_at = models.DateTimeField(_("checked at"))
    state = models.CharField(_("link"), max_length=10, choices=LinkState)
    reason = models.CharField(_("what was found"), max_length=300, blank=True)
    status_code = models.PositiveSmallIntegerField(_("status of HTTP"), null=True, blank=True)
    final_url = models.URLField(_("address it led to"), max_length=1000, blank=True)
    content_sha256 = models.CharField(_("SHA-256 of what it answered"), max_length=64, blank=True)
    milliseconds = models.PositiveIntegerField(_("time it took in ms"), null=True, blank=True)

    class Meta:
        verbose_name = _("link check")
        verbose_name_plural = _("link checks")
        ordering = ["-checked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d} {self.get_state_display()}"
