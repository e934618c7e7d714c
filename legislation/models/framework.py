"""A scorecard: one edition of a set of questions asked of every country."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index

from foundation.fields import PartialDateBound, PartialDateField
from foundation.models import RecordChild
from stewardship.models import Source, VerifiedRecord


class Framework(VerifiedRecord):
    """One edition of a scorecard, with its publisher and its criteria.

    Another edition is another framework whose `previous` is this one; criteria of two editions
    with the same code ask the same thing, and can be compared.
    """

    name = models.CharField(
        _("name"), max_length=200, help_text=_("With its edition, as people call it.")
    )
    edition = models.CharField(_("edition"), max_length=100, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published = PartialDateField(_("published"), null=True, blank=True)
    published_earliest = PartialDateBound(of="published", side="earliest")
    published_latest = PartialDateBound(of="published", side="latest")
    summary = models.TextField(_("what it measures"), blank=True)
    previous = models.ForeignKey(
        "self",
        verbose_name=_("edition before this one"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="later_editions",
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    search_fields = (
        index.SearchField("name", boost=3),
        index.SearchField("edition"),
        index.SearchField("publisher"),
        index.SearchField("summary"),
        index.AutocompleteField("name"),
        index.FilterField("live"),
    )

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        ordering: ClassVar[Any] = ["name"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(live=True),
                name="legislation_framework_slug_once",
                violation_error_message=_("Another published framework has this address name."),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False) | (~models.Q(name="") & ~models.Q(slug="")),
                name="legislation_framework_live_is_whole",
                violation_error_message=_("A published framework needs a name."),
            ),
        ]


class Criterion(RecordChild):
    """One question of a framework; `code` is its identity from edition to edition."""

    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="criteria")
    code = models.SlugField(
        _("code"), max_length=40, help_text=_("The same in every edition that asks this.")
    )
    question = models.CharField(_("question"), max_length=500)
    guidance = models.TextField(_("what counts as yes, and what as partly"), blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.question
