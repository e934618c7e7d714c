"""The figures of the register, computed from its public records, each with its day.

Places are counted once, however many portals serve them. The people covered are the sum of the
populations of those places, so the figure is as old as the oldest population in it.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Sum
from django.utils import timezone

from partnerships.register.models import Forum, Organisation, Portal


@dataclass(frozen=True)
class PeopleCovered:
    """How many people live where there is a portal, and how sure that is."""

    people: int
    #: The years of the populations in the sum, earliest and latest; None without any.
    years: tuple[int, int] | None
    #: Places served whose population nobody recorded; they add nothing to the sum.
    places_without_population: int


@dataclass(frozen=True)
class RegisterFigures:
    """Where the register stands on a day."""

    as_of: date
    portals_live: int
    places_served: int
    languages: int
    people_covered: PeopleCovered
    government_partners: int
    forums: int
    #: Those of the portals and forums that are checked, and not past due for review.
    portals_current: int
    forums_current: int


def register_figures(day: date | None = None) -> RegisterFigures:
    """Return the figures as of `day` (today), in a fixed number of queries."""
    on = day or timezone.localdate()
    portals = Portal.objects.public().taking_reports()
    reporting, meeting = portals.tally(on), Forum.objects.public().tally(on)
    return RegisterFigures(
        as_of=on,
        portals_live=reporting.tracked,
        places_served=portals.places_served().count(),
        languages=portals.languages_spoken().count(),
        people_covered=people_covered(),
        government_partners=Organisation.objects.public().government_partners().count(),
        forums=meeting.tracked,
        portals_current=reporting.current,
        forums_current=meeting.current,
    )


def people_covered() -> PeopleCovered:
    """Return how many people live in the places that a public, live portal serves."""
    places = Portal.objects.public().taking_reports().places_served()
    found = places.aggregate(
        people=Sum("population"),
        first=Min("population_year"),
        last=Max("population_year"),
        places=Count("pk"),
        counted=Count("population"),
    )
    years = (found["first"], found["last"]) if found["first"] else None
    return PeopleCovered(found["people"] or 0, years, found["places"] - found["counted"])
