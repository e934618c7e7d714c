"""A source of a whole instrument."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from foundation.models import RecordChild
from legislation.models.instrument import Instrument
from stewardship.models import Source


class InstrumentSource(RecordChild):
    """A publication on which the record as a whole rests."""

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("what it shows"), max_length=255, blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return str(self.source)
