"""A team of colleagues."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Team(models.Model):
    """A named group of colleagues who own records together."""

    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
