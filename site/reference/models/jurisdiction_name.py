"""The names a jurisdiction goes, or went, by."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from reference.choices import NameKind
from reference.models.jurisdiction import Jurisdiction
from reference.models.language import Language
from reference.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any


class JurisdictionName(models.Model):
    """One name of a jurisdiction in one language: current, former, official, or often mistyped."""

    jurisdiction = ParentalKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        on_delete=models.CASCADE,
        related_name="names",
    )
    language = models.ForeignKey(
        Language,
        verbose_name=_("language"),
        on_delete=models.PROTECT,
        related_name="jurisdiction_names",
    )
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=NameKind.choices)
    folded = models.CharField(max_length=250, editable=False, db_index=True)

    class Meta:
        verbose_name = _("name of a jurisdiction")
        verbose_name_plural = _("names of jurisdictions")
        ordering: ClassVar = ["jurisdiction", "kind", "language", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jurisdiction", "language", "kind", "name"],
                name="reference_jurisdictionname_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: "Any", **kwargs: "Any") -> None:
        """Keep the key for lookup in step with the name."""
        self.folded = fold(self.name)
        update_fields: Collection[str] | None = kwargs.get("update_fields")
        if update_fields is not None and "name" in update_fields:
            kwargs["update_fields"] = {*update_fields, "folded"}
        super().save(*args, **kwargs)
