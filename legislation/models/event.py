"""A dated, typed, sourced thing that happened to an instrument."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from foundation.fields import PartialDateBound, PartialDateField
from foundation.models import RecordChild
from legislation.choices import EventScope, EventType
from legislation.models.instrument import Instrument
from stewardship.models import Source


class Event(RecordChild):
    """Something that happened, or is planned to happen, to an instrument.

    `date` says "unknown" where it is known to have happened but not when. `confirmed` is false
    where the evidence is weak. `until` ends a suspension, an extension or a temporary text.
    """

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="events")
    type = models.CharField(_("what happened"), max_length=30, choices=EventType)
    date = PartialDateField(_("date"), null=True)
    date_earliest = PartialDateBound(of="date", side="earliest")
    date_latest = PartialDateBound(of="date", side="latest")
    scope = models.CharField(
        _("concerns"), max_length=5, choices=EventScope, default=EventScope.WHOLE
    )
    provisions = models.CharField(
        _("which provisions"),
        max_length=255,
        blank=True,
        help_text=_("Where it concerns a part, such as “ss 1–10 and 46”."),
    )
    until = PartialDateField(_("until"), null=True, blank=True)
    until_earliest = PartialDateBound(of="until", side="earliest")
    until_latest = PartialDateBound(of="until", side="latest")
    confirmed = models.BooleanField(
        _("confirmed"), default=True, help_text=_("Untick where the evidence is weak.")
    )
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    source_note = models.CharField(_("where in the source"), max_length=255, blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        when = self.date.in_words() if self.date else ""
        return f"{self.get_type_display()} {when}".strip()
