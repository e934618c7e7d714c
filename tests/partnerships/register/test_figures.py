"""The figures of the register."""

import pytest

from partnerships.register.choices import PartnerRole
from partnerships.register.figures import people_covered, register_figures
from tests.factories.records import make_jurisdiction, make_language
from tests.factories.register import make_forum, make_organisation, make_place, make_portal

pytestmark = pytest.mark.django_db


def test_drafts_and_paused_portals_do_not_count() -> None:
    make_portal()
    make_portal(live=False)
    make_portal(paused=True)
    assert register_figures().portals_live == 1


def test_people_of_a_place_with_two_portals_are_counted_once() -> None:
    place = make_place("QQ", population=900_000)
    make_portal(place)
    make_portal(place)
    make_portal(several_countries=True, serves=[place, make_place("QR", population=100_000)])
    assert people_covered().people == 1_000_000


def test_the_sum_says_how_old_its_populations_are() -> None:
    make_portal(make_place("QQ", population=1, year=2019))
    make_portal(make_place("QR", population=1, year=2025))
    make_portal(make_place("QS"))
    assert people_covered().years == (2019, 2025)
    assert people_covered().places_without_population == 1


def test_no_portals_cover_nobody() -> None:
    assert people_covered().people == 0
    assert people_covered().years is None


def test_every_figure_is_computed() -> None:
    tongue = make_language()
    make_portal(
        make_jurisdiction("QQ"),
        languages=[tongue],
        partners=(make_organisation(),),
        role=PartnerRole.GOVERNMENT,
    )
    make_portal(make_jurisdiction("QR"), languages=[tongue])
    make_forum()
    found = register_figures()
    assert (found.portals_live, found.places_served, found.languages) == (2, 2, 1)
    assert (found.government_partners, found.forums) == (1, 1)
