"""A wish for a reporting portal, sent by the public form."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.register.choices import OrganisationKind
from reference.models import Jurisdiction


class PortalRequest(models.Model):
    """What somebody wrote who wants a portal in their country, without an account.

    The public service inserts rows and reads none: the key is made by the program, not by the
    database. It holds personal data, given with consent for an answer; nothing public shows it.
    """

    uid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("country"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    organisation_name = models.CharField(_("organisation"), max_length=300)
    organisation_kind = models.CharField(
        _("kind of organisation"), max_length=30, choices=OrganisationKind
    )
    contact_name = models.CharField(_("name"), max_length=200)
    contact_role = models.CharField(_("office"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    message = models.TextField(_("message"), max_length=4000)
    has_consent = models.BooleanField(_("agreed that we keep and use this to answer"))
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request for a portal")
        verbose_name_plural = _("requests for portals")
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(has_consent=True),
                name="partnerships_portalrequest_with_consent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d} {self.organisation_name}"
