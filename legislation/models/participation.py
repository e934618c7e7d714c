"""What one country did about a treaty."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from foundation.fields import PartialDateBound, PartialDateField
from foundation.models import RecordChild
from legislation.choices import ConsentMethod
from legislation.models.instrument import Instrument
from reference.models import Jurisdiction
from stewardship.models import Source


class Participation(RecordChild):
    """Signature, ratification, entry into force and denunciation of a treaty by one country.

    The words are those of the depositaries (Vienna Convention on the Law of Treaties, arts 11-16,
    24, 42, 56): a country is bound by ratification, acceptance, approval, accession or succession
    (`consent`, on `bound_on`), not by signature.
    """

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="participations")
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("country or body"),
        on_delete=models.PROTECT,
        related_name="participations",
    )
    signed_on = PartialDateField(_("signed on"), null=True, blank=True)
    signed_on_earliest = PartialDateBound(of="signed_on", side="earliest")
    signed_on_latest = PartialDateBound(of="signed_on", side="latest")
    consent = models.CharField(_("bound by"), max_length=15, choices=ConsentMethod, blank=True)
    bound_on = PartialDateField(_("ratified or acceded on"), null=True, blank=True)
    bound_on_earliest = PartialDateBound(of="bound_on", side="earliest")
    bound_on_latest = PartialDateBound(of="bound_on", side="latest")
    in_force_on = PartialDateField(_("in force there from"), null=True, blank=True)
    in_force_on_earliest = PartialDateBound(of="in_force_on", side="earliest")
    in_force_on_latest = PartialDateBound(of="in_force_on", side="latest")
    denounced_on = PartialDateField(_("denounced on"), null=True, blank=True)
    denounced_on_earliest = PartialDateBound(of="denounced_on", side="earliest")
    denounced_on_latest = PartialDateBound(of="denounced_on", side="latest")
    note = models.TextField(_("reservations and declarations"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(RecordChild.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")

    def __str__(self) -> str:
        return str(self.jurisdiction)
