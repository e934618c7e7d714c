"""Querysets that speak of partners, portals and forums.

`for_listing()` loads what a row of a list shows, `for_detail()` what the page of one record
shows, in a number of queries that does not depend on how many records there are. Portals, meetings,
seats, units and partners that they prefetch are the public ones only; a foreign key may still
point at a record that was taken off the site since.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from foundation.public_records import public_among, public_by
from partnerships.register.choices import GOVERNMENT_KINDS, PartnerRole, PortalKind, PortalStatus
from reference.models import Jurisdiction, Language
from stewardship.querysets import VerifiedRecordQuerySet

if TYPE_CHECKING:
    from reference.models import Region


class OrganisationQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Organisations, by what they are."""

    def us(self) -> Self:
        """The organisation that runs the site."""
        return self.filter(is_us=True)

    def partners(self) -> Self:
        """Everybody but ourselves."""
        return self.filter(is_us=False)

    def government(self) -> Self:
        """Bodies that are part of a government."""
        return self.filter(kind__in=GOVERNMENT_KINDS)

    def government_partners(self) -> Self:
        """Bodies that stand behind a public portal as its government partner."""
        return self.in_role(PartnerRole.GOVERNMENT)

    def in_role(self, role: PartnerRole) -> Self:
        """Bodies that have a role in a public portal."""
        rows = _public_children(self.model, "portal_roles", "portal").filter(role=role)
        return self.filter(pk__in=rows.values("organisation"))

    def behind_portals_of(self, place: Jurisdiction) -> Self:
        """Bodies with a role in a public portal of a place, wherever they sit."""
        rows = _public_children(self.model, "portal_roles", "portal").filter(
            portal__jurisdiction=place
        )
        return self.filter(pk__in=rows.values("organisation"))

    def for_listing(self) -> Self:
        """With what a row of a list shows."""
        return self.select_related("jurisdiction", "parent").order_by("name", "pk")

    def for_detail(self) -> Self:
        """With names, units, and the public portals, meetings and seats of the body."""
        roles = _public_children(self.model, "portal_roles", "portal")
        engagements = _public_children(self.model, "engagements", "edition", "edition__forum")
        return self.select_related("jurisdiction", "parent", "source__language").prefetch_related(
            "names__language",
            Prefetch("units", self.model._base_manager.filter(live=True).order_by("name")),
            Prefetch(
                "portal_roles",
                roles.select_related("portal__jurisdiction").order_by("portal__name", "pk"),
            ),
            Prefetch("engagements", engagements.select_related("edition__forum")),
            Prefetch("seats", public_among(_children(self.model, "seats")).select_related("forum")),
        )


class PortalQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Portals, by whether they take reports and whom they serve."""

    def taking_reports(self) -> Self:
        """Portals whose status is live."""
        return self.filter(status=PortalStatus.LIVE)

    def serving(self, jurisdiction: Jurisdiction) -> Self:
        """Portals of a place, and those that serve it from elsewhere."""
        return self.filter(Q(jurisdiction=jurisdiction) | Q(serves=jurisdiction)).distinct()

    def of_several_countries(self) -> Self:
        """Portals that belong to no place of their own."""
        return self.filter(kind=PortalKind.MULTI_COUNTRY)

    def in_region(self, region: "Region | str") -> Self:
        """Portals of the places in a region (or its M49 code), its sub-regions included."""
        return self.filter(jurisdiction__in=Jurisdiction.objects.in_region(region))

    def places_served(self) -> models.QuerySet[Jurisdiction]:
        """Return the places that any of these portals serves, each once."""
        own, others = self.order_by().values("jurisdiction"), self.order_by().values("serves")
        return Jurisdiction.objects.filter(
            Q(pk__in=own.filter(jurisdiction__isnull=False))
            | Q(pk__in=others.filter(serves__isnull=False))
        )

    def languages_spoken(self) -> models.QuerySet[Language]:
        """Return the languages in which any of these portals can be used, each once."""
        spoken = self.order_by().filter(languages__isnull=False).values("languages")
        return Language.objects.filter(pk__in=spoken)

    def for_listing(self) -> Self:
        """With place, region and languages, by place; those of no place at the end."""
        place = models.F("jurisdiction__sort_name").asc(nulls_last=True)
        return (
            self.select_related("jurisdiction__region__parent__parent", "jurisdiction__sovereign")
            .prefetch_related("languages")
            .order_by(place, "name", "pk")
        )

    def for_detail(self) -> Self:
        """With public partners, places served and sources besides."""
        partners = _public_children(self.model, "partners", "organisation")
        return self.for_listing().prefetch_related(
            "serves",
            Prefetch(
                "partners",
                partners.select_related("organisation__parent", "organisation__jurisdiction"),
            ),
            Prefetch(
                "sources", _children(self.model, "sources").select_related("source__language")
            ),
        )


class ForumQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Forums, with their meetings and our seats."""

    def with_our_part(self) -> Self:
        """Forums in which we sit or took part in a meeting."""
        seats = _children(self.model, "seats").filter(live=True)
        editions = _children(self.model, "editions").filter(live=True, engagements__isnull=False)
        return self.filter(Q(pk__in=seats.values("forum")) | Q(pk__in=editions.values("forum")))

    def for_listing(self) -> Self:
        """With public editions, newest first, and public seats."""
        editions = _children(self.model, "editions").filter(live=True)
        return self.order_by("name", "pk").prefetch_related(
            Prefetch("editions", editions.select_related("jurisdiction")),
            Prefetch("seats", _children(self.model, "seats").filter(live=True)),
        )

    def for_detail(self) -> Self:
        """With our part in every edition, and the sources, besides."""
        editions = _children(self.model, "editions").filter(live=True)
        seats = _children(self.model, "seats").filter(live=True)
        return self.select_related("source__language").prefetch_related(
            Prefetch(
                "editions",
                editions.select_related("jurisdiction", "source__language").prefetch_related(
                    "engagements__with_organisation", "engagements__source__language"
                ),
            ),
            Prefetch("seats", seats.select_related("organisation", "source__language")),
        )


class EditionQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Editions of forums, by when and where they are."""

    def coming(self, day: date | None = None) -> Self:
        """Editions that end, or may yet start, on `day` (today) or later."""
        on = day or timezone.localdate()
        return self.filter(
            Q(ends_latest__gte=on) | Q(ends_latest__isnull=True, starts_latest__gte=on)
        )

    def running(self, day: date | None = None) -> Self:
        """Editions that take place on `day` (today)."""
        return self.coming(day).filter(starts_latest__lte=day or timezone.localdate())

    def of_public_forums(self) -> Self:
        """Editions whose forum is public too."""
        return self.filter(forum__live=True)

    def with_our_part(self) -> Self:
        """Editions in which we took part."""
        return self.filter(engagements__isnull=False).distinct()

    def for_listing(self) -> Self:
        """With forum, place and our part in it."""
        return self.select_related("forum", "jurisdiction").prefetch_related(
            "engagements__with_organisation"
        )


class SeatQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Seats, by whether they are held."""

    def held_on(self, day: date | None = None) -> Self:
        """Seats whose term covers `day` (today), as far as is known."""
        on = day or timezone.localdate()
        return self.filter(
            Q(starts_earliest__isnull=True) | Q(starts_earliest__lte=on),
            Q(ends_latest__isnull=True) | Q(ends_latest__gte=on),
        )

    def ending_by(self, day: date) -> Self:
        """Seats whose term surely ends by `day`."""
        return self.filter(ends_latest__lte=day)

    def for_listing(self) -> Self:
        """With forum, organisation and source."""
        return self.select_related("forum", "organisation", "source__language")


def _children(model: type[models.Model], relation: str) -> models.QuerySet[Any]:
    """Return all rows on the other side of a reverse relation, in their own order."""
    related: Any = model._meta.get_field(relation).related_model
    rows: models.QuerySet[Any] = related._base_manager.order_by(*related._meta.ordering)
    return rows


def _public_children(
    model: type[models.Model], relation: str, *others: str
) -> models.QuerySet[Any]:
    """Return the rows of which `others`, relations of theirs, lead to what the public may see."""
    rows = _children(model, relation)
    return rows.filter(public_by(rows.model, *others))
