"""What a framework finds in one country."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index

from foundation.models import RecordChild
from legislation.choices import AnswerValue
from legislation.models.framework import Framework
from legislation.models.instrument import Instrument
from reference.models import Jurisdiction
from stewardship.models import Source, VerifiedRecord


class Assessment(VerifiedRecord):
    """The answers that one edition of a framework gives for one country."""

    framework = models.ForeignKey(
        Framework,
        verbose_name=_("framework"),
        null=True,
        on_delete=models.PROTECT,
        related_name="assessments",
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        null=True,
        on_delete=models.PROTECT,
        related_name="assessments",
    )
    note = models.TextField(_("note"), blank=True)

    title_field = "jurisdiction"
    slug_scope = ("framework",)

    search_fields = (
        index.FilterField("live"),
        index.FilterField("jurisdiction_id"),
        index.SearchField("title_text", boost=2),
        index.AutocompleteField("title_text"),
        index.SearchField("note"),
    )

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering: ClassVar[Any] = ["framework", "jurisdiction"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(
                fields=["framework", "slug"],
                condition=models.Q(live=True),
                name="legislation_assessment_slug_once",
                violation_error_message=_(
                    "Another published assessment by this framework has this address name."
                ),
            ),
            models.UniqueConstraint(
                fields=["framework", "jurisdiction"],
                condition=models.Q(live=True),
                name="legislation_assessment_once",
                violation_error_message=_(
                    "There is a published assessment of this country by this framework already."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False)
                | (
                    models.Q(framework__isnull=False)
                    & models.Q(jurisdiction__isnull=False)
                    & ~models.Q(slug="")
                ),
                name="legislation_assessment_live_is_whole",
                violation_error_message=_("A published assessment needs a framework and a place."),
            ),
        ]

    @property
    def title_text(self) -> str:
        """The country and the framework; without a country nothing names it."""
        if self.jurisdiction is None:
            return ""
        framework = self.framework.name if self.framework else ""
        return ": ".join(part for part in (self.jurisdiction.name, framework) if part)

    @property
    def slug_source(self) -> str:
        """The country: the framework stands before it in the address."""
        return self.jurisdiction.slug if self.jurisdiction else ""


class Answer(RecordChild):
    """One evidenced answer.

    Yes and partly rest on a provision: `instrument` is the law, `provision_uid` the uid of its
    provision, since drafts re-make provisions and no foreign key may point at one.
    """

    assessment = ParentalKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    criterion_code = models.SlugField(_("criterion"), max_length=40)
    value = models.CharField(
        _("answer"), max_length=15, choices=AnswerValue, default=AnswerValue.NOT_REVIEWED
    )
    instrument = models.ForeignKey(
        Instrument,
        verbose_name=_("law"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    provision_uid = models.UUIDField(_("provision"), null=True, blank=True, db_index=True)
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        words = f"{self.criterion_code}: {self.get_value_display()}"
        return f"{self.assessment}, {words}" if self.assessment_id else words
