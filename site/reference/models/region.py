"""Regions of the world as UN M49 divides it."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.choices import RegionLevel
from reference.readers_language import known_name


class Region(models.Model):
    """A region, sub-region or intermediate region of UN M49."""

    code = models.CharField(_("M49 code"), max_length=3, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    level = models.CharField(_("level"), max_length=20, choices=RegionLevel.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def local_name(self) -> str:
        """What the region is called in the language of the reader."""
        return known_name(self.code) or self.name

    @property
    def lineage(self) -> Iterator["Region"]:
        """The region itself, then what it is part of, up to the world.

        One query a step unless loaded with `select_related("region__parent__parent")`.
        """
        region: Region | None = self
        while region is not None:
            yield region
            region = region.parent

    @property
    def continent(self) -> "Region":
        """The M49 region (Africa, Americas …) this one belongs to; the world for itself."""
        return next((each for each in self.lineage if each.level == RegionLevel.REGION), self)
