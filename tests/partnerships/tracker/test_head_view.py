"""Where we stand: the same figures for everybody, less what they may not see."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from legislation.choices import InstrumentStatus
from legislation.models import Instrument
from partnerships.register.choices import EngagementKind
from partnerships.register.models import Engagement
from partnerships.tracker.choices import AuditAction, LinkedKind, Side, Stage
from partnerships.tracker.models import AuditEntry, InteractionLink
from partnerships.tracker.services.read_head_view import (
    Figures,
    read_countries,
    read_forums,
    read_regions,
)
from reference.models import Jurisdiction, Region
from tests.factories.register import make_edition, make_forum, make_organisation, make_portal
from tests.factories.tracker import (
    day,
    make_agreement,
    make_colleague,
    make_commitment,
    make_interaction,
    make_manager,
    make_officer,
    make_relationship,
)

pytestmark = pytest.mark.django_db

READERS = (Role.READER, Role.EDITOR, Role.APPROVER)


def place(code: str = "GH") -> Jurisdiction:
    return Jurisdiction.objects.get(code=code)


def make_partner(where: Jurisdiction | None = None, **values: Any) -> Any:
    body = make_organisation(jurisdiction=where or place())
    partner = make_relationship(organisation=body, stage=Stage.ACTIVE, **values)
    make_interaction(partner, on=day(-3), owner=values.get("owner"))
    partner.last_contact_on = day(-3)
    partner.save()
    make_agreement(partner, in_force=True, ends_on=day(40))
    make_agreement(partner, in_force=True)
    make_commitment(partner, side=Side.US, due_on=day(-1))
    make_commitment(partner, side=Side.THEM)
    return partner


def of(user: User, where: Jurisdiction) -> Figures:
    rows = read_countries(user, day()).rows
    return next((row.figures for row in rows if row.record == where), Figures())


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_a_country_has_its_figures_in_one_row(role: Role) -> None:
    make_partner()
    found = of(make_colleague(role), place())
    assert found.stages == {Stage.ACTIVE: 1}
    assert (found.in_force, found.ending) == (2, 1)
    assert found.open == {Side.US: 1, Side.THEM: 1}
    assert (found.late[Side.US], found.late[Side.THEM]) == (1, 0)
    assert found.last_contact == day(-3)


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("read", [read_countries, read_regions, read_forums])
def test_a_readers_figures_are_as_if_there_were_nothing_confidential(role: Role, read: Any) -> None:
    reader, owner = make_colleague(role), make_manager()
    edition = make_edition(attended=True)
    _link(make_partner(owner=owner), edition, on=day(-9))
    before = read(reader, day())
    _link(make_partner(confidential=True, owner=owner), edition)
    make_partner(place("KE"), named=(reader,), owner=owner)
    open_one = make_relationship(
        organisation=make_organisation(jurisdiction=place()), stage=Stage.ENDED
    )
    with_open = read(reader, day())
    _link(open_one, edition, confidential=True, owner=owner)
    make_agreement(open_one, in_force=True, confidential=True, owner=owner)
    assert read(reader, day()) == with_open
    assert with_open.total.partners - before.total.partners == (read is not read_forums)
    assert read(owner, day()).total.partners > with_open.total.partners


def _link(partner: Any, edition: Any, **values: Any) -> None:
    interaction = make_interaction(partner, **values)
    InteractionLink.everything.create(
        interaction=interaction, kind=LinkedKind.EDITION, target_uid=edition.uid
    )


def test_public_laws_and_portals_are_counted_and_drafts_are_not() -> None:
    user = make_officer()
    before = of(user, place())
    portal = make_portal(place())
    portal.serves.add(place("KE"))
    portal.save()
    make_portal(place(), live=False)
    found = of(user, place())
    assert len(found.portals) - len(before.portals) == 1
    assert portal.pk in of(user, place("KE")).portals
    laws = Instrument.objects.live().filter(status=InstrumentStatus.IN_FORCE)
    assert found.laws == laws.filter(jurisdiction=place()).count()


def test_a_portal_of_two_countries_counts_once_in_their_region() -> None:
    portal = make_portal(place())
    portal.serves.add(place("KE"))
    portal.save()
    standing = read_regions(make_officer(), day())
    (africa,) = [row for row in standing.rows if row.record and row.record.slug == "africa"]
    assert africa.figures.portals == {portal.pk}
    assert standing.total.portals == {portal.pk}


def test_regions_and_countries_have_one_sum() -> None:
    user = make_officer()
    make_partner()
    make_partner(place("FR"))
    make_relationship()
    assert read_regions(user, day()).total == read_countries(user, day()).total


def test_countries_are_narrowed_to_a_region() -> None:
    make_partner()
    make_partner(place("FR"))
    africa = Region.objects.get(slug="africa")
    rows = read_countries(make_officer(), day(), africa).rows
    assert {row.record for row in rows} == {place()}


def test_a_forum_has_its_partners_our_part_and_its_last_contact() -> None:
    forum = make_forum()
    edition = make_edition(forum=forum)
    beside, met, other = make_partner(), make_partner(), make_partner()
    Engagement.objects.create(
        edition=edition, kind=EngagementKind.ATTENDED, with_organisation=beside.organisation
    )
    _link(met, edition, on=day(-5))
    standing = read_forums(make_officer(), day())
    (row,) = [row for row in standing.rows if row.record == forum]
    assert other.pk
    assert row.figures.partners == 2
    assert len(row.figures.engagements) == 1
    assert row.figures.last_contact == day(-5)


def test_a_partner_of_two_forums_counts_once_in_their_sum() -> None:
    partner = make_partner()
    for _each in range(2):
        _link(partner, make_edition())
    standing = read_forums(make_officer(), day())
    assert sum(row.figures.partners for row in standing.rows) == 2
    assert standing.total.partners == 1


@pytest.mark.parametrize("by", ["country", "region", "forum"])
def test_rows_are_sorted_both_ways_and_an_unknown_order_is_by_name(client: Client, by: str) -> None:
    make_partner()
    make_partner()
    make_partner(place("FR"))
    client.force_login(make_officer())
    screen = reverse("tracker_head_view")
    found = {}
    for order in ("partners", "-partners", "nonsense"):
        rows = client.get(screen, {"by": by, "sort": order}).context["rows"]
        found[order] = [shown.row.figures.partners for shown in rows]
    assert found["partners"] == sorted(found["partners"])
    assert found["-partners"] == sorted(found["partners"], reverse=True)
    assert sorted(found["nonsense"]) == found["partners"]


def test_the_figures_of_a_country_lead_to_its_rows(client: Client) -> None:
    make_partner()
    client.force_login(make_officer())
    page = client.get(reverse("tracker_head_view")).content.decode()
    links = re.findall(r'href="(/admin/tracker/[a-z]+/\?[^"]+)"', page)
    of_ghana = [link.replace("&amp;", "&") for link in links if "country=ghana" in link]
    assert len(of_ghana) >= 8
    for link in of_ghana:
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MANAGER])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_officer_takes_out_what_is_shown_and_it_is_written_down(
    client: Client, role: Role, kind: str
) -> None:
    make_partner()
    user = make_colleague(role)
    client.force_login(user)
    response = client.get(reverse("tracker_head_view"), {"format": kind})
    assert response.status_code == 200
    assert f".{kind}" in response["Content-Disposition"]
    entry = AuditEntry.objects.get(action=AuditAction.EXPORTED)
    assert entry.actor_id == user.pk
    assert entry.detail.startswith(f"{kind}, country, ")


@pytest.mark.parametrize("role", READERS)
def test_a_reader_takes_nothing_out(client: Client, role: Role) -> None:
    client.force_login(make_colleague(role))
    assert client.get(reverse("tracker_head_view"), {"format": "csv"}).status_code in {302, 403}
    assert not AuditEntry.objects.exists()


def test_a_file_of_another_kind_there_is_none(client: Client) -> None:
    client.force_login(make_officer())
    assert client.get(reverse("tracker_head_view"), {"format": "json"}).status_code == 404


@pytest.mark.parametrize("by", ["country", "region", "forum"])
def test_it_costs_as_many_queries_with_many_partners(client: Client, by: str) -> None:
    client.force_login(make_officer())
    edition = make_edition(attended=True)

    def fill(number: int) -> None:
        for _each in range(number):
            _link(make_partner(), edition)

    fill(1)
    few = _queries(client, by)
    fill(6)
    make_partner(place("FR"))
    assert _queries(client, by) == few


def _queries(client: Client, by: str) -> int:
    client.get(reverse("tracker_head_view"), {"by": by})
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("tracker_head_view"), {"by": by})
    return len(queries)
