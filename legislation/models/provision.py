"""Words of a law."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from foundation.fields import PartialDateBound, PartialDateField
from foundation.models import RecordChild
from legislation.models.instrument import Instrument
from reference.models import Language
from stewardship.choices import SourceVersion
from stewardship.models import Source


class Provision(RecordChild):
    """The verbatim words of a law, with the place where they stand."""

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="provisions")
    pinpoint = models.CharField(
        _("pinpoint"), max_length=100, help_text=_("Such as “s 10(2)(a)” or “Art. 46a”.")
    )
    text = models.TextField(_("verbatim text"), help_text=_("Exactly as printed."))
    language = models.ForeignKey(
        Language,
        verbose_name=_("language"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    translation = models.TextField(_("translation"), blank=True)
    translation_version = models.CharField(
        _("kind of translation"),
        max_length=30,
        blank=True,
        choices=SourceVersion,
        help_text=_("Who translated it: the state itself, or somebody else."),
    )
    summary = models.TextField(_("plain summary"), blank=True)
    in_force_from = PartialDateField(_("in force from"), null=True, blank=True)
    in_force_from_earliest = PartialDateBound(of="in_force_from", side="earliest")
    in_force_from_latest = PartialDateBound(of="in_force_from", side="latest")
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")

    def __str__(self) -> str:
        return self.pinpoint
