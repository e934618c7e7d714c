"""The page of a country or body: everything that belongs to it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from casestudies.models import CaseStudyPage
from foundation.public_pages import public_only, spoken
from foundation.public_records import public_by
from legislation.models import Instrument
from legislation.services.order_laws import by_place_and_title, by_title
from partnerships.register.models import Edition, Engagement, Organisation, Portal
from reference.choices import NameKind
from reference.models import Jurisdiction
from website.assembly.bill_stages import under_way
from website.assembly.cited_in_law import mentions_of
from website.assembly.law_history import law_timeline
from website.assembly.laws import first_laws, laws_of_today
from website.assembly.parties import treaties_with_standing
from website.assembly.scorecard import scorecards_of


def country_context(place: Jurisdiction) -> dict[str, Any]:
    """Return laws, portals, partners, meetings and case studies of a place, and what it is part of.

    Costs the same number of queries whatever there is.
    """
    laws = Instrument.objects.public().for_listing()
    bodies = _a_to_z(Jurisdiction.objects.filter(member_links__member=place))
    own = first_laws(laws.filter(jurisdiction=place).order_by(*by_title()))
    return {
        **own,
        "law_timeline": law_timeline(own["laws"]),
        "bills": under_way(own["laws"]),
        "laws_of_bodies": laws_of_today(
            laws.filter(jurisdiction__in=bodies).order_by(*by_place_and_title())
        ),
        "scorecards": scorecards_of(place),
        "treaties": treaties_with_standing(place),
        "mentions": mentions_of(place),
        "portals": portals_of(place),
        "partners": partners_of(place),
        "editions": editions_in(place),
        "engagements": engagements_with(place),
        "case_studies": case_studies_of(place),
        "bodies": bodies,
        "members": _a_to_z(Jurisdiction.objects.members_of(place)) if place.is_body else [],
        "dependencies": _a_to_z(place.dependencies.all()),
        "local_names": [each for each in place.names.all() if each.kind == NameKind.LOCAL],
    }


def _a_to_z(places: Iterable[Jurisdiction]) -> list[Jurisdiction]:
    """Return places in the alphabetical order of the reader's language."""
    return sorted(places, key=lambda place: (place.local_sort_key, place.code))


def portals_of(place: Jurisdiction) -> list[Portal]:
    """Return the portals of a place and those that serve it from elsewhere."""
    return list(
        Portal.objects.public()
        .serving(place)
        .select_related("jurisdiction")
        .prefetch_related("languages")
        .order_by("name")
    )


def partners_of(place: Jurisdiction) -> list[Organisation]:
    """Return the bodies of a place, and those behind its portal."""
    behind = Organisation.objects.filter(
        public_by(Organisation, "portal_roles__portal"),
        portal_roles__portal__jurisdiction=place,
    ).values("pk")
    return list(
        Organisation.objects.public()
        .filter(Q(jurisdiction=place) | Q(pk__in=behind), is_us=False)
        .select_related("parent", "jurisdiction")
        .order_by("name")
    )


def editions_in(place: Jurisdiction) -> list[Edition]:
    """Return the meetings held in a place, with our part in them."""
    return list(
        Edition.objects.public()
        .filter(jurisdiction=place, forum__live=True)
        .select_related("forum")
        .prefetch_related("engagements")
    )


def engagements_with(place: Jurisdiction) -> list[Engagement]:
    """Return what we did together with the bodies of a place, wherever that was."""
    return list(
        Engagement.objects.filter(
            public_by(Engagement, "with_organisation", "edition", "edition__forum"),
            with_organisation__jurisdiction=place,
        )
        .select_related("edition__forum", "with_organisation")
        .order_by("-edition__starts_earliest", "sort_order")
    )


def case_studies_of(place: Jurisdiction) -> list[CaseStudyPage]:
    """Return the case studies of a place."""
    return list(
        spoken(public_only(CaseStudyPage.objects.live()))
        .filter(jurisdictions=place)
        .order_by("title")
    )
