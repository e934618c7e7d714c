"""The screens of agreements: forms, the list, what is taken out, and for whom."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker.choices import AuditAction, Side
from partnerships.tracker.models import Agreement, AuditEntry, PrivateFile
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_agreement,
    make_colleague,
    make_manager,
    make_officer,
    make_post,
    make_relationship,
    make_team,
)

pytestmark = pytest.mark.django_db


def signed(**values: Any) -> Agreement:
    return make_agreement(in_force=True, **values)


def posted(client: Client, name: str, *args: Any, **data: Any) -> Any:
    return client.post(reverse(name, args=args), data)


BASE = {"kind": "mou", "renewal": "none", "visibility": "staff"}


def test_the_form_adds_an_agreement_with_its_file(
    client: Client, settings: Any, tmp_path: Any
) -> None:
    settings.PRIVATE_ROOT = tmp_path
    relationship = make_relationship()
    client.force_login(make_officer())
    file = SimpleUploadedFile("signed.pdf", b"%PDF-1.4\n%%EOF\n")
    response = posted(
        client,
        "tracker_agreement_add",
        **BASE,
        relationship=relationship.uid,
        title="Memorandum",
        file=file,
    )
    row = Agreement.everything.get()
    assert response.url == reverse("tracker_agreement", args=[row.uid])
    assert PrivateFile.everything.get().agreement == row


def test_the_form_keeps_what_was_typed_when_it_refuses(client: Client) -> None:
    client.force_login(make_officer())
    response = posted(
        client,
        "tracker_agreement_add",
        **BASE,
        relationship=make_relationship().uid,
        title="Kept words",
        signed_by_us_on=day(1),
    )
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"signed_by_us_on"}
    assert "Kept words" in response.content.decode()
    assert not Agreement.everything.exists()


def test_editing_changes_what_is_written_and_keeps_the_parties(client: Client) -> None:
    row, party = signed(), make_organisation()
    row.parties.add(party)
    client.force_login(make_officer())
    address = reverse("tracker_agreement_edit", args=[row.uid])
    assert str(party.uid) in client.get(address).content.decode()
    response = client.post(address, {**BASE, "title": "Other", "parties": [party.uid]})
    row.refresh_from_db()
    assert response.status_code == 302
    assert (row.title, list(row.parties.all())) == ("Other", [party])
    assert row.signed_by_us_on is None


def test_editing_keeps_a_named_colleague_who_has_left(client: Client) -> None:
    user, gone = make_officer(), make_officer(is_active=False)
    row = signed(named=(user, gone), owner=user)
    client.force_login(user)
    data = {**BASE, "visibility": "named", "title": "Other", "owner": user.pk}
    posted(client, "tracker_agreement_edit", row.uid, **data, named_people=[user.pk, gone.pk])
    row.refresh_from_db()
    assert row.title == "Other"
    assert set(row.named_people.all()) == {user, gone}


def test_the_screens_of_the_verbs_do_what_they_say(client: Client) -> None:
    row = make_agreement(ends_on=day(10))
    client.force_login(make_officer())
    for side in Side.values:
        assert (
            client.get(reverse("tracker_agreement_sign", args=[row.uid, side])).status_code == 200
        )
        posted(client, "tracker_agreement_sign", row.uid, side, signed_on=day(-1))
    posted(client, "tracker_agreement_amend", row.uid, on=day(), text="Longer", new_end=day(400))
    shown = client.get(reverse("tracker_agreement_renew", args=[row.uid]))
    assert shown.context["form"].initial["starts_on"] == day(401)
    posted(client, "tracker_agreement_renew", row.uid, **BASE, title="Next", starts_on=day(401))
    posted(client, "tracker_agreement_terminate", row.uid, on=day(9), reason="They left")
    row.refresh_from_db()
    assert row.renewal_agreement.title == "Next"
    assert (row.ends_on, row.terminated_on) == (day(400), day(9))
    page = client.get(reverse("tracker_agreement", args=[row.uid])).content.decode()
    assert "is announced" in page
    refusal = client.get(reverse("tracker_agreement_renew", args=[row.uid])).content.decode()
    assert "renewed already" in refusal
    assert client.get(reverse("tracker_agreement_sign", args=[row.uid, "x"])).status_code == 404


def test_the_page_of_a_terminated_agreement_leads_to_taking_it_back(client: Client) -> None:
    row = signed(terminated_on=day(-1), termination_reason="Mistyped")
    client.force_login(make_officer())
    address = reverse("tracker_agreement_withdraw", args=[row.uid])
    page = reverse("tracker_agreement", args=[row.uid])
    assert address in client.get(page).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address).url == page
    assert address not in client.get(page).content.decode()
    assert client.post(address).status_code == 422


def test_the_list_is_narrowed_and_taken_out(client: Client) -> None:
    user = make_officer()
    signed(title="ending", ends_on=day(9), owner=user)
    make_agreement(title="draft", kind="grant")
    client.force_login(user)

    def titles(**query: Any) -> list[str]:
        rows = client.get(reverse("tracker_agreements"), query).context["rows"]
        return [row.title for row, _state in rows]

    assert titles() == ["ending", "draft"]
    assert titles(state="ending") == ["ending"]
    assert titles(kind="grant") == ["draft"]
    assert titles(whose="mine") == ["ending"]
    assert titles(within=30) == ["ending"]
    assert titles(state=["in_force", "ending"]) == ["ending"]
    assert titles(country="none") == []
    assert titles(q="raf") == ["draft"]
    response = client.get(reverse("tracker_agreements"), {"format": "json", "state": "draft"})
    assert response.json()["count"] == 1
    assert AuditEntry.objects.get(action=AuditAction.EXPORTED).detail == "json, 1"


def test_a_list_of_20_costs_as_many_queries_as_one_of_2(client: Client) -> None:
    client.force_login(make_officer())
    counts = []
    for number in (2, 18):
        for _each in range(number):
            old = signed(ends_on=day(-1), owner=make_officer(), their_post=make_post())
            make_agreement(old.relationship, renews=old)
        client.get(reverse("tracker_agreements"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("tracker_agreements"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


VERBS = ("edit", "amend", "renew", "terminate", "withdraw", "file")


def opened(client: Client, user: User, row: Agreement) -> list[bool]:
    client.force_login(user)
    names = [f"tracker_agreement_{verb}" for verb in VERBS]
    return [client.get(reverse(name, args=[row.uid])).status_code == 200 for name in names]


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER])
def test_readers_see_agreements_and_change_none(client: Client, role: Role) -> None:
    row, user = signed(), make_colleague(role)
    assert not any(opened(client, user, row))
    shown = client.get(reverse("tracker_agreement", args=[row.uid]))
    assert shown.status_code == 200
    assert "/edit/" not in shown.content.decode()
    assert client.get(reverse("tracker_agreements"), {"format": "csv"}).status_code != 200


def test_a_confidential_agreement_is_hidden_or_opened_with_a_line_in_the_log(
    client: Client,
) -> None:
    owner, mate = make_officer(), make_officer()
    make_team(owner, mate)
    row = signed(confidential=True, owner=owner)
    address = reverse("tracker_agreement", args=[row.uid])
    client.force_login(make_officer())
    assert client.get(address).status_code == 404
    assert not any(opened(client, mate, row))
    assert client.get(address).status_code == 200
    assert all(opened(client, make_manager(), row))
    assert AuditEntry.objects.filter(action=AuditAction.VIEWED, actor=mate).count() == 1
