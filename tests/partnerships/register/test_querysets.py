"""What the register can be asked."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.register.choices import PartnerRole
from partnerships.register.models import Edition, Forum, Organisation, Portal, Seat
from tests.factories.records import make_jurisdiction
from tests.factories.register import (
    make_edition,
    make_forum,
    make_organisation,
    make_portal,
    make_seat,
)

pytestmark = pytest.mark.django_db


def test_government_partners_stand_behind_a_public_portal() -> None:
    behind, draft_only, local = (make_organisation() for _ in range(3))
    make_portal(partners=(behind,), role=PartnerRole.GOVERNMENT)
    make_portal(partners=(draft_only,), role=PartnerRole.GOVERNMENT, live=False)
    make_portal(partners=(local,))
    assert list(Organisation.objects.government_partners()) == [behind]


def test_a_partner_behind_two_portals_is_listed_once() -> None:
    body = make_organisation()
    for code in ("QQ", "QR"):
        make_portal(make_jurisdiction(code), partners=(body,), role=PartnerRole.GOVERNMENT)
    assert Organisation.objects.government_partners().count() == 1


def test_a_place_finds_the_bodies_behind_its_portals_wherever_they_sit() -> None:
    here, elsewhere = make_jurisdiction("QQ"), make_jurisdiction("QR")
    body = make_organisation(jurisdiction=elsewhere)
    make_portal(here, partners=(body,))
    assert list(Organisation.objects.behind_portals_of(here)) == [body]


def test_a_portal_serves_its_place_and_those_named_besides() -> None:
    here, there = make_jurisdiction("QQ"), make_jurisdiction("QR")
    portal = make_portal(here, serves=[there])
    shared = make_portal(several_countries=True, serves=[here, there])
    assert set(Portal.objects.serving(there)) == {portal, shared}
    assert set(Portal.objects.of_several_countries()) == {shared}


def test_a_place_served_twice_is_counted_once() -> None:
    here, there = make_jurisdiction("QQ"), make_jurisdiction("QR")
    make_portal(here)
    make_portal(several_countries=True, serves=[here, there])
    assert set(Portal.objects.all().places_served()) == {here, there}


def test_portals_of_no_place_stand_at_the_end_of_a_list() -> None:
    nowhere = make_portal(several_countries=True, name="A first by name")
    make_portal(make_jurisdiction(), name="B")
    assert list(Portal.objects.for_listing())[-1] == nowhere


@pytest.mark.parametrize(
    ("dates", "coming", "running"),
    [
        ({"starts": "2026-11-09", "ends": "2026-11-27"}, True, True),
        ({"starts": "2026-11-23"}, True, False),
        ({"starts": "2026-11-21", "ends": "2026-11-21"}, False, False),
        ({"starts": "2026"}, True, False),
    ],
)
def test_a_meeting_is_coming_until_it_ends(
    dates: dict[str, str], coming: bool, running: bool
) -> None:
    make_edition(**dates)
    day = date(2026, 11, 22)
    assert Edition.objects.coming(day).exists() is coming
    assert Edition.objects.running(day).exists() is running


def test_a_seat_without_known_dates_counts_as_held() -> None:
    seat = make_seat()
    make_seat(ends="2020")
    assert list(Seat.objects.held_on(date(2026, 11, 22))) == [seat]


def test_forums_with_our_part_have_a_seat_or_an_engagement() -> None:
    seated, attended, other = (make_forum() for _ in range(3))
    make_seat(forum=seated)
    make_edition(attended, attended=True)
    make_edition(other)
    assert set(Forum.objects.with_our_part()) == {seated, attended}


def read_portal(portal: Portal) -> list[Any]:
    return [
        [each.organisation.jurisdiction for each in portal.partners.all()],
        [each.source for each in portal.sources.all()],
        list(portal.serves.all()),
        list(portal.languages.all()),
        portal.jurisdiction and portal.jurisdiction.region,
    ]


def read_organisation(body: Organisation) -> list[Any]:
    return [
        [each.portal.jurisdiction for each in body.portal_roles.all()],
        [each.edition.forum for each in body.engagements.all()],
        [each.forum for each in body.seats.all()],
        list(body.units.all()),
        list(body.names.all()),
    ]


def read_forum(forum: Forum) -> list[Any]:
    return [
        [(each.jurisdiction, list(each.engagements.all())) for each in forum.editions.all()],
        [each.organisation for each in forum.seats.all()],
    ]


@pytest.mark.parametrize(
    ("model", "read"),
    [(Portal, read_portal), (Organisation, read_organisation), (Forum, read_forum)],
)
def test_pages_cost_the_same_however_much_there_is(
    model: type[Any], read: Callable[[Any], list[Any]]
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            for record in model.objects.live().for_detail():
                read(record)
        return len(queries)

    fill()
    with_few = cost()
    fill()
    fill()
    assert cost() == with_few


def fill() -> None:
    partner = make_organisation()
    make_organisation(parent=partner)
    make_portal(partners=(partner,), serves=[make_jurisdiction("QR")])
    forum = make_forum()
    edition = make_edition(forum, attended=True)
    edition.engagements.update(with_organisation=partner)
    make_seat(forum=forum, organisation=partner)


def test_a_page_never_loads_drafts() -> None:
    partner = make_organisation()
    make_organisation(parent=partner, live=False)
    make_portal(partners=(partner,), live=False)
    forum = make_forum()
    make_edition(forum, live=False)
    make_seat(forum=forum, live=False)
    assert not any(read_organisation(Organisation.objects.for_detail().get(pk=partner.pk)))
    assert not any(read_forum(Forum.objects.for_detail().get(pk=forum.pk)))
