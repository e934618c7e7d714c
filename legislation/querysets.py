"""Querysets that speak of laws."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from foundation.date_queries import in_year_range
from legislation.choices import IN_FORCE_STATUSES, PENDING_STATUSES, RelationKind
from reference.readers_language import ENGLISH, readers_language
from stewardship.querysets import VerifiedRecordQuerySet

if TYPE_CHECKING:
    from reference.models import Jurisdiction, Region


class InstrumentQuerySet(VerifiedRecordQuerySet[models.Model]):
    """Instruments, by where they stand and whose they are."""

    def in_force(self) -> Self:
        """Instruments that bind somebody, by their stored status."""
        return self.filter(status__in=IN_FORCE_STATUSES)

    def pending(self) -> Self:
        """Instruments that may still become law, by their stored status."""
        return self.filter(status__in=PENDING_STATUSES)

    def status_outdated(self, day: date | None = None) -> Self:
        """Instruments whose stored status was overtaken by the calendar."""
        return self.filter(status_changes_on__lte=day or timezone.localdate())

    def of_jurisdiction(
        self, jurisdiction: "Jurisdiction", *, include_bodies: bool = False
    ) -> Self:
        """Laws of a jurisdiction; with `include_bodies`, of the bodies it belongs to as well.

        `of_bodies_of` gives the latter alone, for showing them apart.
        """
        own = Q(jurisdiction=jurisdiction)
        if include_bodies:
            own |= Q(jurisdiction__in=jurisdiction.bodies.all())
        return self.filter(own)

    def of_bodies_of(self, jurisdiction: "Jurisdiction") -> Self:
        """Law and conventions of the bodies that a jurisdiction belongs to."""
        return self.filter(jurisdiction__in=jurisdiction.bodies.all())

    def in_region(self, region: "Region | str") -> Self:
        """Laws of the places in a region (or its M49 code), its sub-regions included."""
        places = self._related("jurisdiction").objects.in_region(region)
        return self.filter(jurisdiction__in=places)

    def with_event_between(self, year_from: int | None, year_to: int | None) -> Self:
        """Laws to which something may have happened in these years, both included."""
        if year_from is None and year_to is None:
            return self
        events = self._children("events").filter(in_year_range("date", year_from, year_to))
        return self.filter(pk__in=events.values("instrument"))

    def for_listing(self) -> Self:
        """With what a row of a list shows; `true_status` then adds no query for events."""
        laws = self.select_related("jurisdiction", "title_language").prefetch_related(
            "events", self._links("relations", "became_links", "target", kind=RelationKind.BECAME)
        )
        return laws.prefetch_related(*self._spoken_titles())

    def for_detail(self) -> Self:
        """With everything the page of one law shows, in a constant number of queries."""
        return self.select_related(
            "jurisdiction", "jurisdiction__region", "title_language"
        ).prefetch_related(
            Prefetch("events", self._children("events").select_related("source__language")),
            Prefetch(
                "provisions",
                self._children("provisions").select_related("language", "source__language"),
            ),
            Prefetch("sources", self._children("sources").select_related("source__language")),
            Prefetch("documents", self._children("documents").select_related("document")),
            Prefetch(
                "participations",
                self._children("participations").select_related("jurisdiction", "source__language"),
            ),
            Prefetch("texts", self._children("texts").select_related("language")),
            "duties",
            "mentions",
            "topic_items__tag",
            self._links("relations", "live_relations", "target"),
            self._links("incoming_relations", "live_incoming_relations", "instrument"),
        )

    def _children(self, name: str) -> models.QuerySet[Any]:
        """Return all rows of a child relation, in their own order."""
        children: models.QuerySet[Any] = self._related(name)._base_manager.order_by(
            "sort_order", "pk"
        )
        return children

    def _related(self, name: str) -> Any:
        """Return the model at the other end of a relation."""
        return self.model._meta.get_field(name).related_model

    def _links(self, name: str, to_attr: str, other: str, **conditions: Any) -> Prefetch:
        """Prefetch the relations whose other end is live, with that end and its events."""
        relations = (
            self._children("relations")
            .filter(**conditions, **{f"{other}__live": True})
            .select_related(f"{other}__jurisdiction")
        )
        titles = self._spoken_titles(f"{other}__")
        relations = relations.prefetch_related(f"{other}__events", *titles)
        return Prefetch(name, relations, to_attr=to_attr)

    def _spoken_titles(self, path: str = "") -> tuple[Prefetch, ...]:
        """Return what to prefetch, so that `local_title` of laws has what the reader reads."""
        language = readers_language()
        if language == ENGLISH:
            return ()
        spoken = self._children("texts").filter(
            Q(language=language) | Q(language__tag__startswith=f"{language}-")
        )
        return (Prefetch(f"{path}texts", spoken, to_attr="spoken_texts"),)
