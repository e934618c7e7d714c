"""What a law obliges whom to do."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from foundation.models import RecordChild
from legislation.choices import DutyKind
from legislation.models.instrument import Instrument


class Duty(RecordChild):
    """An obligation, its bearer, the tool it names and the sanction for breach.

    `provision_uid` is the uid of the provision that lays it down: drafts re-make provisions,
    so no foreign key may point at one.
    """

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="duties")
    kind = models.CharField(_("duty"), max_length=30, choices=DutyKind)
    bearer = models.CharField(
        _("who must"), max_length=200, blank=True, help_text=_("Such as “internet providers”.")
    )
    tool = models.CharField(_("tool named"), max_length=200, blank=True)
    sanction = models.CharField(_("sanction"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    provision_uid = models.UUIDField(_("provision"), null=True, blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("duty")
        verbose_name_plural = _("duties")

    def __str__(self) -> str:
        return self.get_kind_display()
