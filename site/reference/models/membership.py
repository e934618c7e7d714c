"""Which jurisdictions belong to which body."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.models.jurisdiction import Jurisdiction


class Membership(models.Model):
    """A jurisdiction's membership of a regional or international body."""

    body = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("body"),
        on_delete=models.CASCADE,
        related_name="member_links",
    )
    member = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="body_links",
    )
    joined = models.DateField(_("joined"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering: ClassVar = ["body", "member"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "member"], name="reference_membership_once"),
            models.CheckConstraint(
                condition=~models.Q(body=models.F("member")),
                name="reference_membership_not_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} – {self.member}"
