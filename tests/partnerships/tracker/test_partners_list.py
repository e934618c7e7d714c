"""The list of partners: what narrows it, what is kept, what is taken out."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import AuditAction, Stage
from partnerships.tracker.models import AuditEntry, SavedFilter
from reference.models import Region
from tests.factories.records import make_jurisdiction
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_colleague,
    make_manager,
    make_officer,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def listed(user: User, query: str = "") -> list[Any]:
    answer = signed_in(user).get(f"{reverse('tracker_partners')}?{query}")
    assert answer.status_code == 200
    return list(answer.context["page_of_list"])


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("stage=active", {"stage": Stage.ACTIVE}),
        ("level=key", {"level": "key"}),
        ("need=no_step", {"next_step": ""}),
        ("need=step_late", {"next_step_on": day(-1)}),
        ("need=step_week", {"next_step_on": day(7)}),
        ("need=slipping", {"cadence_days": 20, "last_contact_below_on": day(-21)}),
        ("q=Reach+spring", {"aim": "Reach a portal by spring"}),
    ],
)
def test_the_list_is_narrowed_by(query: str, values: dict[str, Any]) -> None:
    others = {"next_step": "Call", "cadence_days": 20, "last_contact_below_on": day(-20)}
    make_relationship(**others)
    row = make_relationship(**{**others, **values})
    assert listed(make_officer(), query) == [row]


def test_nobodys_and_those_whose_owner_left_are_told_apart() -> None:
    officer = make_officer()
    mine, left = make_relationship(owner=officer), make_relationship(owner=make_officer())
    left.owner.is_active = False
    left.owner.save()
    none = make_relationship()
    assert listed(officer, "whose=mine") == [mine]
    assert set(listed(officer, "whose=nobody")) == {left, none}
    assert listed(officer, "whose=left") == [left]
    assert listed(officer, f"owner={officer.pk}") == [mine]


def test_a_region_takes_in_its_parts_and_none_is_what_has_no_place() -> None:
    part = Region.objects.filter(parent__parent__isnull=False).first()
    place = make_jurisdiction("QQ")
    place.region = part
    place.save()
    here = make_relationship(organisation=make_organisation(jurisdiction=place))
    nowhere = make_relationship(organisation=make_organisation(jurisdiction=None))
    officer = make_officer()
    for slug in (part.slug, part.parent.slug):
        assert listed(officer, f"region={slug}") == [here]
    assert listed(officer, "region=none") == [nowhere]
    assert listed(officer, f"country={place.slug}") == [here]
    answer = signed_in(officer).get(reverse("tracker_partners"), {"stage": ["prospect", "x"]})
    assert answer.context["filter"].chosen == ["Prospect"]


def test_what_cannot_be_meant_narrows_nothing() -> None:
    row = make_relationship()
    nonsense = "stage=married&level=9&whose=x&region=y&country=z&owner=q&need=love&page=x&sort=o"
    assert listed(make_officer(), nonsense) == [row]


def test_readers_see_no_confidential_partner_by_any_narrowing() -> None:
    make_relationship(confidential=True, owner=make_officer(), aim="Sorrel")
    reader = make_colleague(Role.READER)
    answer = signed_in(reader).get(reverse("tracker_partners"), {"q": "Sorrel"})
    assert not list(answer.context["page_of_list"])
    assert [each["number"] for each in answer.context["stages"]] == [0] * 8
    assert len(answer.context["filter"].fields["owner"].choices) == 1


def test_confidential_ones_are_asked_for_and_marked() -> None:
    officer = make_officer()
    make_team(officer)
    make_relationship()
    row = make_relationship(confidential=True, owner=officer)
    assert listed(officer, "need=confidential") == [row]


def test_the_list_is_sorted_by_days_over_agreed_days() -> None:
    calm = make_relationship(cadence_days=100, last_contact_below_on=day(-50))
    late = make_relationship(cadence_days=10, last_contact_below_on=day(-20))
    free = make_relationship()
    assert listed(make_officer(), "sort=silence") == [late, calm, free]


def queries_of(user: User, query: str = "") -> int:
    client = signed_in(user)
    client.get(reverse("tracker_partners"))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(f"{reverse('tracker_partners')}?{query}")
    return len(captured)


def test_the_list_costs_as_many_queries_for_twenty_as_for_two() -> None:
    officer = make_officer()
    for _each in range(2):
        make_relationship(owner=make_officer())
    few = queries_of(officer)
    for _each in range(18):
        make_relationship(owner=make_officer())
    assert queries_of(officer) == few
    assert few < 15


def test_a_filter_is_kept_shared_and_deleted_by_its_owner_only() -> None:
    officer, reader = make_officer(), make_colleague(Role.READER)
    address = f"{reverse('tracker_partners')}?stage=active&page=3&evil=1"
    answer = signed_in(officer).post(address, {"name": "Active ones", "is_shared": "on"})
    kept = SavedFilter.objects.get()
    assert (kept.user, kept.query, kept.is_shared) == (officer, "stage=active", True)
    assert answer.url.endswith("?stage=active")
    assert list(signed_in(reader).get(reverse("tracker_partners")).context["saved"]) == [kept]
    delete = reverse("tracker_filter_delete", args=[kept.pk])
    assert signed_in(reader).post(delete).status_code == 404
    signed_in(officer).post(delete)
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("query", "name"),
    [("stage=active", ""), ("stage=active", "ONE"), ("", "New"), ("q=a", "x" * 81)],
)
def test_a_filter_is_refused_at_its_name(query: str, name: str) -> None:
    officer = make_officer()
    SavedFilter.objects.create(user=officer, name="One", query="level=key")
    answer = signed_in(officer).post(f"{reverse('tracker_partners')}?{query}", {"name": name})
    assert answer.status_code == 422
    assert set(answer.context["save_form"].errors) == {"name"}
    assert SavedFilter.objects.count() == 1


def test_the_private_filters_of_others_are_not_shown() -> None:
    SavedFilter.objects.create(user=make_officer(), name="Secret plan", query="level=key")
    answer = signed_in(make_manager()).get(reverse("tracker_partners"))
    assert "Secret plan" not in answer.content.decode()


def test_a_file_has_exactly_what_is_listed_and_is_safe_and_written_down() -> None:
    officer = make_officer()
    make_relationship(stage=Stage.ENDED)
    row = make_relationship(next_step="=HYPERLINK(1)", cadence_days=10)
    make_relationship(confidential=True, owner=make_officer())
    address = f"{reverse('tracker_partners')}?stage=prospect&format=csv"
    answer = signed_in(officer).get(address)
    lines = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))
    assert [line["organisation"] for line in lines] == [row.organisation.name]
    assert lines[0]["next_step"] == "'=HYPERLINK(1)"
    entry = AuditEntry.objects.get(action=AuditAction.EXPORTED)
    assert (entry.actor, entry.detail) == (officer, "csv, 1")


def test_a_workbook_is_made_and_no_other_format() -> None:
    make_relationship()
    client = signed_in(make_officer())
    address = reverse("tracker_partners")
    assert client.get(address, {"format": "xlsx"}).content[:2] == b"PK"
    assert client.get(address, {"format": "json"}).status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER])
def test_readers_take_nothing_out(role: Role) -> None:
    make_relationship()
    answer = signed_in(make_colleague(role)).get(reverse("tracker_partners"), {"format": "csv"})
    assert answer.status_code == 302
    assert not AuditEntry.objects.exists()


def test_without_a_role_there_is_no_list() -> None:
    user = make_colleague(Role.ADMINISTRATOR)
    assert signed_in(user).get(reverse("tracker_partners")).status_code == 302
