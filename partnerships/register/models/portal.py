"""A reporting portal."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelsearch import index

from foundation.fields import PartialDateBound, PartialDateField
from foundation.models import RecordChild
from partnerships.register.choices import PartnerRole, PortalKind, PortalStatus
from partnerships.register.models.organisation import Organisation
from partnerships.register.querysets import PortalQuerySet
from reference.models import Jurisdiction, Language
from stewardship.choices import AddressBasis
from stewardship.models import Source, VerifiedRecord


class Portal(VerifiedRecord):
    """A page where the public of a place reports child sexual abuse material."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("serves"), max_length=20, choices=PortalKind, default=PortalKind.PLACE
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="portals",
        help_text=_("Required for a portal of one place."),
    )
    serves = ParentalManyToManyField(
        Jurisdiction,
        verbose_name=_("also serves"),
        blank=True,
        related_name="served_by_portals",
    )
    status = models.CharField(
        _("status"), max_length=10, choices=PortalStatus, default=PortalStatus.LIVE
    )
    launched = PartialDateField(_("launched"), null=True, blank=True)
    launched_earliest = PartialDateBound(of="launched", side="earliest")
    launched_latest = PartialDateBound(of="launched", side="latest")
    relaunched = PartialDateField(_("relaunched"), null=True, blank=True)
    relaunched_earliest = PartialDateBound(of="relaunched", side="earliest")
    relaunched_latest = PartialDateBound(of="relaunched", side="latest")
    closed = PartialDateField(_("closed"), null=True, blank=True)
    closed_earliest = PartialDateBound(of="closed", side="earliest")
    closed_latest = PartialDateBound(of="closed", side="latest")
    languages = ParentalManyToManyField(
        Language, verbose_name=_("languages"), blank=True, related_name="+"
    )
    languages_confirmed = models.BooleanField(
        _("languages confirmed"),
        default=True,
        help_text=_("Untick where they were inferred and nobody looked."),
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    address_basis = models.CharField(
        _("how we know the address"),
        max_length=10,
        choices=AddressBasis,
        default=AddressBasis.GIVEN,
    )
    summary = models.TextField(_("summary"), blank=True)

    objects: ClassVar[Any] = PortalQuerySet.as_manager()

    constraint_fields: ClassVar[dict[str, str]] = {
        "partnerships_portal_live_is_whole": "name",
        "partnerships_portal_live_has_place": "jurisdiction",
    }

    search_fields = (
        index.SearchField("name", boost=3),
        index.SearchField("summary"),
        index.RelatedFields("jurisdiction", [index.SearchField("name")]),
        index.AutocompleteField("name"),
        index.FilterField("live"),
        index.FilterField("status"),
        index.FilterField("jurisdiction_id"),
    )

    class Meta:
        verbose_name = _("portal")
        verbose_name_plural = _("portals")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(live=True),
                name="partnerships_portal_slug_once",
                violation_error_message=_("Another published portal has this address name."),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False) | (~models.Q(name="") & ~models.Q(slug="")),
                name="partnerships_portal_live_is_whole",
                violation_error_message=_("A published portal needs a name."),
            ),
            models.CheckConstraint(
                condition=models.Q(live=False)
                | models.Q(kind="multi_country")
                | models.Q(jurisdiction__isnull=False),
                name="partnerships_portal_live_has_place",
                violation_error_message=_("A published portal of one place needs its place."),
            ),
        ]

    @property
    def is_linkable(self) -> bool:
        """Whether readers may be sent to the address: it was given or seen, not built."""
        return bool(self.url) and self.address_basis != AddressBasis.BUILT


class PortalPartner(RecordChild):
    """What an organisation does for a portal."""

    portal = ParentalKey(Portal, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="portal_roles",
    )
    role = models.CharField(
        _("role"), max_length=12, choices=PartnerRole, default=PartnerRole.LOCAL
    )
    note = models.CharField(_("note"), max_length=255, blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return str(self.organisation)


class PortalSource(RecordChild):
    """A publication on which a portal's record rests."""

    portal = ParentalKey(Portal, on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("what it shows"), max_length=255, blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return str(self.source)
