"""A partner body."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index

from foundation.models import RecordChild
from partnerships.register.choices import (
    GOVERNMENT_KINDS,
    OrganisationKind,
    OrganisationLevel,
    OrganisationNameKind,
)
from partnerships.register.querysets import OrganisationQuerySet
from reference.models import Jurisdiction, Language
from stewardship.choices import AddressBasis
from stewardship.models import Source, VerifiedRecord


class Organisation(VerifiedRecord):
    """A body we work with; the one marked `is_us` runs the site."""

    name = models.CharField(
        _("name"), max_length=300, help_text=_("In English, as a reader would look for it.")
    )
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(
        _("kind"), max_length=30, choices=OrganisationKind, default=OrganisationKind.OTHER
    )
    level = models.CharField(
        _("level"), max_length=20, choices=OrganisationLevel, default=OrganisationLevel.NATIONAL
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="units",
    )
    is_us = models.BooleanField(
        _("this is us"), default=False, help_text=_("The organisation that runs this site.")
    )
    website = models.URLField(_("website"), max_length=500, blank=True)
    website_basis = models.CharField(
        _("how we know the website"),
        max_length=10,
        choices=AddressBasis,
        default=AddressBasis.GIVEN,
    )
    summary = models.TextField(_("summary"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects: ClassVar[Any] = OrganisationQuerySet.as_manager()

    constraint_fields: ClassVar[dict[str, str]] = {
        "partnerships_organisation_live_is_whole": "name",
    }

    search_fields = (
        index.SearchField("name", boost=3),
        index.SearchField("acronym", boost=3),
        index.SearchField("summary"),
        index.RelatedFields("names", [index.SearchField("name")]),
        index.RelatedFields("jurisdiction", [index.SearchField("name")]),
        index.AutocompleteField("name"),
        index.AutocompleteField("acronym"),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("jurisdiction_id"),
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(live=True),
                name="partnerships_organisation_slug_once",
                violation_error_message=_("Another published organisation has this address name."),
            ),
            models.UniqueConstraint(
                fields=["is_us"],
                condition=models.Q(live=True, is_us=True),
                name="partnerships_organisation_one_us",
                violation_error_message=_("Another organisation is already marked as us."),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False) | (~models.Q(name="") & ~models.Q(slug="")),
                name="partnerships_organisation_live_is_whole",
                violation_error_message=_("A published organisation needs a name."),
            ),
        ]

    @property
    def is_government(self) -> bool:
        """Whether the body is part of a government."""
        return self.kind in GOVERNMENT_KINDS

    @property
    def is_linkable(self) -> bool:
        """Whether readers may be sent to the website: it was given or seen, not built."""
        return bool(self.website) and self.website_basis != AddressBasis.BUILT


class OrganisationName(RecordChild):
    """A name of an organisation in one language."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=300)
    language = models.ForeignKey(
        Language,
        verbose_name=_("language"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=OrganisationNameKind,
        default=OrganisationNameKind.OFFICIAL,
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")

    def __str__(self) -> str:
        return self.name
