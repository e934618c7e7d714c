"""A wish for a portal that came in by the public form, once somebody took it in hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import EnquiryState
from partnerships.tracker.models.base import GuardedModel
from partnerships.tracker.models.relationship import Relationship


class Enquiry(GuardedModel):
    """What became of a request for a portal. A request that nobody took in hand has none."""

    request = models.OneToOneField(
        PortalRequest,
        verbose_name=_("request"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=EnquiryState, default=EnquiryState.IN_HAND
    )
    relationship = models.ForeignKey(
        Relationship,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="enquiries",
    )
    note = models.TextField(_("note"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta(GuardedModel.Meta):
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return str(self.request or _("Deleted request"))
