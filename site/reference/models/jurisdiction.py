"""Countries, territories, parts of states, and bodies that make law or policy."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from modelsearch import index

from foundation.collation import sort_key
from foundation.keeping import kept
from reference.choices import (
    BODY_KINDS,
    COUNTRY_KINDS,
    CROWN_DEPENDENCIES,
    CodeKind,
    JurisdictionKind,
    NameKind,
)
from reference.models.language import Language
from reference.models.loaded_record import LoadedRecord
from reference.models.region import Region
from reference.names import fold
from reference.querysets import JurisdictionQuerySet
from reference.readers_language import ENGLISH, known_name, readers_language

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any


class Jurisdiction(index.Indexed, LoadedRecord, ClusterableModel):
    """A country, territory, part of a state, or body that laws, portals and partners belong to."""

    code = models.CharField(
        _("code"),
        max_length=20,
        unique=True,
        help_text=_("ISO 3166 where there is one; XAD and INT-… are given here."),
    )
    code_kind = models.CharField(_("kind of code"), max_length=30, choices=CodeKind.choices)
    kind = models.CharField(_("kind"), max_length=30, choices=JurisdictionKind.choices)
    name = models.CharField(_("name"), max_length=200, help_text=_("In English, as shown."))
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)
    official_name = models.CharField(_("official name"), max_length=250, blank=True)
    slug = models.SlugField(_("slug"), max_length=200, unique=True)
    iso_alpha2 = models.CharField(
        _("ISO alpha-2"),
        max_length=2,
        blank=True,
        help_text=_("The official code; SH for Ascension and Tristan da Cunha too."),
    )
    iso_alpha3 = models.CharField(_("ISO alpha-3"), max_length=3, blank=True)
    iso_numeric = models.CharField(_("ISO numeric"), max_length=3, blank=True)
    iso_subdivision = models.CharField(_("ISO 3166-2"), max_length=6, blank=True)
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="jurisdictions",
    )
    sovereign = models.ForeignKey(
        "self",
        verbose_name=_("sovereign state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="dependencies",
    )
    official_languages = models.ManyToManyField(
        Language,
        verbose_name=_("official languages"),
        blank=True,
        related_name="official_in",
    )
    members = models.ManyToManyField(
        "self",
        verbose_name=_("members"),
        through="reference.Membership",
        through_fields=("body", "member"),
        symmetrical=False,
        related_name="bodies",
    )
    population = models.PositiveBigIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("year of the population figure"), null=True, blank=True
    )
    population_source = models.CharField(
        _("source of the population figure"), max_length=200, blank=True
    )

    objects = JurisdictionQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("code"),
        index.AutocompleteField("code"),
        index.RelatedFields("names", [index.SearchField("name"), index.AutocompleteField("name")]),
        index.FilterField("kind"),
        index.FilterField("code_kind"),
        index.FilterField("region"),
        index.FilterField("sovereign"),
        index.FilterField("sort_name"),
    ]

    class Meta:
        verbose_name = _("jurisdiction")
        verbose_name_plural = _("jurisdictions")
        ordering: ClassVar = ["sort_name", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(population=None) | ~models.Q(population_year=None),
                name="reference_jurisdiction_population_has_year",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: "Any", **kwargs: "Any") -> None:
        """Keep the key for alphabetical order in step with the name."""
        self.sort_name = fold(self.name)
        update_fields: Collection[str] | None = kwargs.get("update_fields")
        if update_fields is not None and "name" in update_fields:
            kwargs["update_fields"] = {*update_fields, "sort_name"}
        super().save(*args, **kwargs)

    @property
    def local_name(self) -> str:
        """What the place is called in the language of the reader: by CLDR, by us, or in English.

        Costs no query for what has a code of ISO 3166-1. What we named ourselves (parts of states,
        bodies) is read once and kept.
        """
        return known_name(self.code) or self._own_name() or self.name

    def _own_name(self) -> str:
        language = readers_language()
        if language == ENGLISH:
            return ""
        if "names" in getattr(self, "_prefetched_objects_cache", {}):
            return self.name_in(language)
        return kept(("names of our own",), type(self).objects.own_names).get(self.code, "")

    @property
    def local_sort_key(self) -> str:
        """The key that puts places in the alphabetical order of the reader's language."""
        return self.sort_name if readers_language() == ENGLISH else sort_key(self.local_name)

    @property
    def initial(self) -> str:
        """The letter this jurisdiction stands under in an alphabetical list."""
        return self.local_sort_key[:1].upper()

    @property
    def is_country(self) -> bool:
        """Whether this is a state or territory."""
        return self.kind in COUNTRY_KINDS

    @property
    def is_body(self) -> bool:
        """Whether this is a regional or international body."""
        return self.kind in BODY_KINDS

    @property
    def is_uk_overseas_territory(self) -> bool:
        """Whether the United Kingdom is sovereign here, Crown Dependencies excepted."""
        return (
            self.kind == JurisdictionKind.TERRITORY
            and self.code not in CROWN_DEPENDENCIES
            and self.sovereign is not None
            and self.sovereign.code == "GB"
        )

    def name_in(self, language_tag: str) -> str:
        """Return the name in a language ("fr"), or the English one where none is known.

        Costs no query when `names` was prefetched.
        """
        if language_tag == "en":
            return self.name
        found = (
            each.name
            for each in self.names.all()
            if each.language_id == language_tag and each.kind in (NameKind.NAME, NameKind.LOCAL)
        )
        return next(found, self.name)
