"""How one instrument bears on another."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from foundation.models import RecordChild
from legislation.choices import INVERSE_RELATION, RelationKind
from legislation.models.instrument import Instrument


class Relation(RecordChild):
    """A typed relation, kept on one instrument and read from both."""

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind)
    target = models.ForeignKey(
        Instrument,
        verbose_name=_("other law"),
        on_delete=models.PROTECT,
        related_name="incoming_relations",
    )
    note = models.CharField(_("note"), max_length=255, blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target}"

    @property
    def inverse_label(self) -> str:
        """The relation as read from the other law."""
        return str(INVERSE_RELATION[RelationKind(self.kind)])
