"""Languages by BCP 47 tag."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from modelsearch.queryset import SearchableQuerySetMixin

from reference.models.loaded_record import LoadedRecord
from reference.readers_language import language_name


class LanguageQuerySet(SearchableQuerySetMixin, models.QuerySet["Language"]):
    """Languages, searchable in choosers."""


class Language(index.Indexed, LoadedRecord):
    """A language, or one way of writing it, as laws, portals and names use it."""

    tag = models.CharField(
        _("tag"), max_length=35, primary_key=True, help_text=_("BCP 47, for example fr or zh-Hant.")
    )
    name = models.CharField(_("English name"), max_length=100)
    autonym = models.CharField(
        _("own name"), max_length=100, blank=True, help_text=_("The language's name for itself.")
    )
    is_rtl = models.BooleanField(_("written right to left"), default=False)
    iso_639_3 = models.CharField(
        _("ISO 639-3 code"), max_length=3, blank=True, help_text=_("Three letters.")
    )

    objects = LanguageQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("autonym"),
        index.AutocompleteField("autonym"),
        index.FilterField("is_rtl"),
    ]

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering: ClassVar = ["name", "tag"]

    def __str__(self) -> str:
        return self.name

    @property
    def local_name(self) -> str:
        """What the language is called in that of the reader; in English where CLDR has no name."""
        return language_name(self.tag) or self.name

    @property
    def direction(self) -> str:
        """The value of an HTML `dir` attribute for text in this language."""
        return "rtl" if self.is_rtl else "ltr"
