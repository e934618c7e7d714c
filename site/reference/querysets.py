"""Jurisdictions, asked for as an editor speaks."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from modelsearch.queryset import SearchableQuerySetMixin

from reference.choices import (
    BODY_KINDS,
    COUNTRY_KINDS,
    CROWN_DEPENDENCIES,
    SHOWN_NAMES,
    JurisdictionKind,
)
from reference.readers_language import readers_language

if TYPE_CHECKING:
    from reference.models import Jurisdiction, Region


class JurisdictionQuerySet(SearchableQuerySetMixin, models.QuerySet["Jurisdiction"]):
    """Jurisdictions by kind, region and order."""

    def countries(self) -> Self:
        """Return states and territories: whatever has a page under "countries" on a map."""
        return self.filter(kind__in=COUNTRY_KINDS)

    def states(self) -> Self:
        """Return member and observer states of the United Nations."""
        return self.filter(kind=JurisdictionKind.STATE)

    def bodies(self) -> Self:
        """Return regional and international bodies."""
        return self.filter(kind__in=BODY_KINDS)

    def uk_overseas_territories(self) -> Self:
        """Return the UK Overseas Territories, Ascension and Tristan da Cunha apart."""
        return self.filter(kind=JurisdictionKind.TERRITORY, sovereign__code="GB").exclude(
            code__in=CROWN_DEPENDENCIES
        )

    def in_region(self, region: "Region | str") -> Self:
        """Return jurisdictions of a region (or its M49 code), its sub-regions included."""
        code = region if isinstance(region, str) else region.pk
        return self.filter(
            Q(region=code)
            | Q(region__parent=code)
            | Q(region__parent__parent=code)
            | Q(region__parent__parent__parent=code)
        )

    def members_of(self, body: "Jurisdiction") -> Self:
        """Return the members of a body."""
        return self.filter(body_links__body=body)

    def a_to_z(self) -> Self:
        """Return jurisdictions in alphabetical order, Åland under A."""
        return self.order_by("sort_name", "code")

    def own_names(self) -> dict[str, str]:
        """Return, by code, what those without a code of ISO 3166-1 are called by the reader."""
        language = readers_language()
        rows = self.filter(names__language=language, names__kind__in=SHOWN_NAMES)
        named = rows.annotate(length=Length("code")).exclude(length=2).order_by("names__kind")
        return dict(named.values_list("code", "names__name"))
