"""The screens of commitments: forms, the list, what is taken out, and for whom."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from partnerships.tracker.choices import AuditAction, Side
from partnerships.tracker.models import AuditEntry, Commitment, PrivateFile
from tests.factories.tracker import (
    day,
    make_colleague,
    make_commitment,
    make_interaction,
    make_manager,
    make_officer,
    make_post,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def posted(client: Client, name: str, *args: Any, **data: Any) -> Any:
    return client.post(reverse(name, args=args), data)


def test_the_form_adds_one_and_goes_to_it(client: Client) -> None:
    user, relationship = make_officer(), make_relationship()
    client.force_login(user)
    response = posted(
        client,
        "tracker_commitment_add",
        relationship=relationship.uid,
        side="us",
        text="Send it",
        made_on=day(-1),
        responsible=user.pk,
    )
    row = Commitment.everything.get()
    assert response.url == reverse("tracker_commitment", args=[row.uid])
    assert row.responsible == user


def test_the_form_keeps_what_was_typed_when_it_refuses(client: Client) -> None:
    client.force_login(make_officer())
    uid = make_relationship().uid
    response = posted(
        client,
        "tracker_commitment_add",
        relationship=uid,
        side="us",
        text="Kept words",
        made_on=day(1),
    )
    assert response.status_code == 422
    assert "Kept words" in response.content.decode()
    assert response.context["form"].errors.keys() == {"made_on"}


def test_the_form_starts_with_the_partner_of_the_address(client: Client) -> None:
    client.force_login(make_officer())
    relationship = make_relationship()
    response = client.get(reverse("tracker_commitment_add"), {"partner": relationship.uid})
    assert str(relationship.uid) in response.content.decode()
    assert client.get(reverse("tracker_commitment_add"), {"partner": "x"}).status_code == 200


def test_editing_keeps_a_colleague_who_has_left(client: Client) -> None:
    gone = make_officer(is_active=False)
    row = make_commitment(responsible=gone)
    client.force_login(make_officer())
    response = posted(
        client,
        "tracker_commitment_edit",
        row.uid,
        side="us",
        text="New",
        made_on=row.made_on,
        responsible=gone.pk,
    )
    row.refresh_from_db()
    assert response.status_code == 302
    assert (row.text, row.responsible) == ("New", gone)


def test_evidence_may_come_with_a_file_that_is_refused_at_its_field(
    client: Client, settings: Any, tmp_path: Any
) -> None:
    settings.PRIVATE_ROOT = tmp_path
    row = make_commitment()
    client.force_login(make_officer())
    bad, good = (
        SimpleUploadedFile("a.pdf", content) for content in (bytes(range(32)), b"%PDF-1.4\n%%EOF\n")
    )
    response = posted(client, "tracker_commitment_keep", row.uid, kept_on=day(), file=bad)
    assert response.context["form"].errors.keys() == {"file"}
    row.refresh_from_db()
    assert row.kept_on is None
    posted(client, "tracker_commitment_keep", row.uid, kept_on=day(), file=good)
    assert PrivateFile.everything.get().commitment == row


def test_one_press_keeps_it_and_leads_back_to_its_place(client: Client) -> None:
    row = make_commitment()
    client.force_login(make_officer())
    back = reverse("tracker_commitments") + "?side=them&page=2"
    response = posted(client, "tracker_settle", "commitment", row.uid, "keep", next=back)
    row.refresh_from_db()
    assert row.kept_on == day()
    assert response.url == f"{back}&settled={row.uid}#row-{row.uid}"
    page = client.get(response.url.split("#")[0].replace("page=2", "page=1"))
    assert [each.row for each in page.context["rows"]] == [row]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/admin/users/", ""])
def test_a_press_never_leads_away(client: Client, back: str) -> None:
    row = make_commitment()
    client.force_login(make_officer())
    response = posted(client, "tracker_settle", "commitment", row.uid, "keep", next=back)
    assert response.url == reverse("tracker_commitment", args=[row.uid])


def listed(client: Client, **query: Any) -> list[str]:
    response = client.get(reverse("tracker_commitments"), query)
    return [each.row.text for each in response.context["rows"]]


def test_the_list_is_narrowed(client: Client) -> None:
    user = make_officer()
    client.force_login(user)
    late = make_commitment(text="late", due_on=day(-1), side=Side.US)
    make_commitment(text="open", due_on=day(5), responsible=user)
    make_commitment(text="kept", kept_on=day(-1))
    make_commitment(text="dropped", dropped_on=day(-1))
    assert listed(client) == ["late", "open"]
    assert listed(client, state="late") == ["late"]
    assert listed(client, state="kept") == ["kept"]
    assert listed(client, state="dropped") == ["dropped"]
    assert len(listed(client, state="all")) == 4
    assert listed(client, side="us") == ["late"]
    assert listed(client, whose="mine") == ["open"]
    assert listed(client, due_from=day(1)) == ["open"]
    assert listed(client, due_until=day(1)) == ["late"]
    assert listed(client, partner=late.relationship.uid) == ["late"]
    assert listed(client, due="late", whose="all") == ["late"]
    assert listed(client, due="week") == ["open"]
    place = late.relationship.organisation.jurisdiction
    assert listed(client, country=place.slug) == ["late", "open"]
    assert listed(client, country="none") == listed(client, country="nowhere-land") == []
    assert listed(client, region="none") == ["late", "open"]
    assert listed(client, q="lat") == ["late"]
    assert listed(client, state="nonsense", page="x") == ["late", "open"]


def test_a_list_of_20_costs_as_many_queries_as_one_of_2(client: Client) -> None:
    client.force_login(make_officer())
    counts = []
    for number in (2, 18):
        for _each in range(number):
            make_commitment(
                responsible=make_officer(), post=make_post(), interaction=make_interaction()
            )
        listed(client)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            listed(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_export_is_what_is_listed_and_is_written_to_the_log(client: Client) -> None:
    make_commitment(text="=1+1", due_on=day(-1))
    make_commitment(text="kept", kept_on=day(-1))
    client.force_login(make_officer())
    response = client.get(reverse("tracker_commitments"), {"format": "csv", "state": "late"})
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert ",'=1+1," in lines[1]
    entry = AuditEntry.objects.get(action=AuditAction.EXPORTED)
    assert (entry.kind, entry.detail) == ("commitment", "csv, 1")
    assert client.get(reverse("tracker_commitments"), {"format": "exe"}).status_code == 404


def test_readers_see_commitments_and_take_nothing_out(client: Client) -> None:
    row = make_commitment(text="Seen words")
    client.force_login(make_colleague(Role.READER))
    assert listed(client) == ["Seen words"]
    shown = client.get(reverse("tracker_commitment", args=[row.uid]))
    assert "tracker_commitment_edit" not in shown.content.decode()
    assert "Reopen" not in shown.content.decode()
    for name, args in (
        ("tracker_commitment_add", []),
        ("tracker_commitment_edit", [row.uid]),
        ("tracker_commitment_keep", [row.uid]),
        ("tracker_commitment_drop", [row.uid]),
    ):
        assert client.get(reverse(name, args=args)).status_code != 200
        assert client.post(reverse(name, args=args)).status_code != 200
    assert client.get(reverse("tracker_commitments"), {"format": "csv"}).status_code != 200
    posted(client, "tracker_settle", "commitment", row.uid, "keep")
    row.refresh_from_db()
    assert row.kept_on is None


def test_a_confidential_commitment_is_not_there_for_others_and_logged_for_a_manager(
    client: Client,
) -> None:
    row = make_commitment(make_relationship(confidential=True, owner=make_officer()))
    address = reverse("tracker_commitment", args=[row.uid])
    client.force_login(make_officer())
    assert client.get(address).status_code == 404
    assert posted(client, "tracker_settle", "commitment", row.uid, "keep").status_code == 404
    client.force_login(make_manager())
    assert client.get(address).status_code == 200
    assert AuditEntry.objects.filter(action=AuditAction.VIEWED, record_uid=row.uid).exists()


def test_who_sees_to_it_may_settle_it_without_changing_the_rest(client: Client) -> None:
    user, owner = make_officer(), make_officer()
    make_team(user, owner)
    relationship = make_relationship(confidential=True, owner=owner)
    row = make_commitment(relationship, responsible=user)
    client.force_login(user)
    assert client.get(reverse("tracker_commitment_edit", args=[row.uid])).status_code != 200
    posted(client, "tracker_commitment_drop", row.uid, reason="Because")
    row.refresh_from_db()
    assert row.dropped_on == day()
