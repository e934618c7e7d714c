"""What a law is called, and what it says in short, in one language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from foundation.models import RecordChild
from legislation.choices import TextOrigin
from legislation.models.instrument import Instrument
from reference.models import Language


class InstrumentText(RecordChild):
    """Title and summary of a law in a language other than that of the site.

    `origin` says whether these are the words of the law itself or whose translation. Where a
    language has no row, readers see the words of the site's language, marked as such
    (`services.read_texts`).
    """

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="texts")
    language = models.ForeignKey(
        Language, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+"
    )
    origin = models.CharField(
        _("whose words"), max_length=30, choices=TextOrigin, default=TextOrigin.OUR_TRANSLATION
    )
    title = models.CharField(_("title"), max_length=500)
    summary = models.TextField(_("summary"), blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("title in another language")
        verbose_name_plural = _("titles in other languages")

    def __str__(self) -> str:
        return self.title
