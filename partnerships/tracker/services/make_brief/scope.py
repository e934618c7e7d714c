"""Which public records belong to what a brief is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from casestudies.models import CaseStudyPage
from foundation.public_pages import public_only
from legislation.models import Assessment, Instrument
from partnerships.register.models import Edition, Organisation, Portal
from partnerships.tracker.choices import BriefKind
from partnerships.tracker.services.make_brief.subject import Subject
from reference.models import Jurisdiction


@dataclass(frozen=True)
class Scope:
    """The records of a country, region, forum or partner, as conditions on each family.

    `bodies` is not narrowed to what is public: the tracker knows bodies before they are published.
    """

    subject: Subject
    places: Any
    bodies: Q
    portals: Q
    editions: Q
    case_studies: Q

    @property
    def laws(self) -> Any:
        """The public laws of its places."""
        return Instrument.objects.live().filter(jurisdiction__in=self.places)

    @property
    def live_portals(self) -> Any:
        """The public portals."""
        return _meeting(Portal.objects.live(), self.portals)

    @property
    def live_partners(self) -> Any:
        """The public bodies, ourselves left out."""
        return _meeting(Organisation.objects.live().partners(), self.bodies)

    @property
    def live_editions(self) -> Any:
        """The public meetings of public forums."""
        return _meeting(Edition.objects.live().of_public_forums(), self.editions)

    @property
    def live_assessments(self) -> Any:
        """The public scorecards of its places."""
        return Assessment.objects.live().filter(jurisdiction__in=self.places, framework__live=True)

    @property
    def live_case_studies(self) -> Any:
        """The public case studies."""
        return _meeting(public_only(CaseStudyPage.objects.live()), self.case_studies)

    @property
    def all_bodies(self) -> Any:
        """The keys of the bodies, public or not, as a subquery."""
        return Organisation.objects.partners().filter(self.bodies).order_by().values("pk")

    @property
    def all_portals(self) -> Any:
        """The keys of the portals, public or not, as a subquery."""
        return Portal.objects.filter(self.portals).order_by().values("pk")


def _meeting(rows: Any, condition: Q) -> Any:
    """Return the rows that meet a condition, each once, whatever it joins."""
    return rows.filter(pk__in=rows.model.objects.filter(condition).order_by().values("pk"))


def scope_of(subject: Subject) -> Scope:
    """Return which records belong to a subject; asks the database nothing yet."""
    return _SCOPES[subject.kind](subject)


def _of_places(subject: Subject, places: Any) -> Scope:
    behind = Portal.objects.filter(Q(jurisdiction__in=places) | Q(serves__in=places), live=True)
    return Scope(
        subject,
        places=places,
        bodies=Q(jurisdiction__in=places) | Q(portal_roles__portal__in=behind.values("pk")),
        portals=Q(jurisdiction__in=places) | Q(serves__in=places),
        editions=Q(jurisdiction__in=places),
        case_studies=Q(jurisdictions__in=places),
    )


def _of_country(subject: Subject) -> Scope:
    return _of_places(subject, Jurisdiction.objects.filter(pk=subject.record.pk))


def _of_region(subject: Subject) -> Scope:
    return _of_places(subject, Jurisdiction.objects.in_region(subject.record))


def _of_forum(subject: Subject) -> Scope:
    forum = subject.record
    met = Q(engagements__edition__forum=forum, engagements__edition__live=True)
    return Scope(
        subject,
        places=Jurisdiction.objects.none(),
        bodies=met | Q(seats__forum=forum, seats__live=True),
        portals=Q(pk__in=()),
        editions=Q(forum=forum),
        case_studies=Q(pk__in=()),
    )


def _of_partner(subject: Subject) -> Scope:
    body = subject.record
    return Scope(
        subject,
        places=Jurisdiction.objects.filter(pk=body.jurisdiction_id),
        bodies=Q(pk=body.pk) | Q(parent=body),
        portals=Q(partners__organisation=body),
        editions=Q(engagements__with_organisation=body),
        case_studies=Q(organisations=body),
    )


_SCOPES: Final[dict[BriefKind, Callable[[Subject], Scope]]] = {
    BriefKind.COUNTRY: _of_country,
    BriefKind.REGION: _of_region,
    BriefKind.FORUM: _of_forum,
    BriefKind.PARTNER: _of_partner,
}
