"""Querysets that speak of partners, portals and forums."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from stewardship.querysets import VerifiedRecordQuerySet

from partnerships.register.choices import GOVERNMENT_KINDS, PartnerRole, PortalStatus


class OrganisationQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Organisations, by what they are."""

    def us(self) -> Self:
        """The organisation that runs the site."""
        return self.filter(is_us=True)

    def government(self) -> Self:
        """Bodies that are part of a government."""
        return self.filter(kind__in=GOVERNMENT_KINDS)

    def government_partners(self) -> Self:
        """Bodies that stand behind a portal as its government partner."""
        return self.filter(portal_roles__role=PartnerRole.GOVERNMENT).distinct()


class PortalQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Portals, by whether they take reports and whom they serve."""

    def taking_reports(self) -> Self:
        """Portals whose status is live."""
        return self.filter(status=PortalStatus.LIVE)

    def serving(self, jurisdiction: models.Model) -> Self:
        """Portals of a place, and those that serve it from elsewhere."""
        return self.filter(Q(jurisdiction=jurisdiction) | Q(serves=jurisdiction)).distinct()


class EditionQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Editions of forums, by when they are."""

    def coming(self, day: date | None = None) -> Self:
        """Editions that end on `day` (today) or later."""
        return self.filter(ends_latest__gte=day or timezone.localdate())


class SeatQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Seats, by whether they are held."""

    def held_on(self, day: date | None = None) -> Self:
        """Seats whose term covers `day` (today), as far as is known."""
        on = day or timezone.localdate()
        return self.filter(
            Q(starts_earliest__isnull=True) | Q(starts_earliest__lte=on),
            Q(ends_latest__isnull=True) | Q(ends_latest__gte=on),
        )
