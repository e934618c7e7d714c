"""A copy of a source, kept for the day on which its address answers no more."""

import uuid
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stewardship.models.source import Source


def place_of_copy(copy: "ArchivedCopy", name: str) -> str:
    """Return where the file is kept: by its digest, which nobody else's file has."""
    return f"archived/{copy.sha256}{PurePath(name).suffix.lower()[:10]}"


class ArchivedCopy(models.Model):
    """A file exactly as it was fetched, byte for byte: `sha256` is the digest of the original.

    It never passes through the document library, which rewrites files to lose their metadata.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="copies"
    )
    file = models.FileField(_("file"), upload_to=place_of_copy, max_length=255)
    name = models.CharField(_("name of the file"), max_length=255)
    media_type = models.CharField(_("media type"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    kept_on = models.DateField(_("kept on"))
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("kept by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("archived copy")
        verbose_name_plural = _("archived copies")
        ordering = ["-kept_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "sha256"],
                name="stewardship_archivedcopy_once",
                violation_error_message=_("This file is kept for this source already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.kept_on:%Y-%m-%d}"
