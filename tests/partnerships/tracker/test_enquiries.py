"""A request for a portal becomes an enquiry, and a prospect by one action."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from partnerships.register.models import Organisation, PortalRequest
from partnerships.tracker.choices import EnquiryState, Stage, Visibility
from partnerships.tracker.models import AuditEntry, Enquiry, Relationship, StageChange
from partnerships.tracker.services.deal_with_enquiry import hide_enquiry, take_in_hand
from partnerships.tracker.services.erase_person.requests import erase_requests
from partnerships.tracker.services.purge_enquiries import purge_enquiries
from tests.factories.enquiries import make_portal_request
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_colleague,
    make_manager,
    make_officer,
    make_relationship,
)
from tests.partnerships.tracker.signing_in import signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/tracker/enquiries/"
#: How often the list asks the database, whatever it shows.
LONG = 12


def address(wish: PortalRequest) -> str:
    return reverse("tracker_enquiry", args=[wish.pk])


def prospect(client: Client, wish: PortalRequest, **data: Any) -> Any:
    typed = {
        "new_name": wish.organisation_name,
        "kind": "agency",
        "next_step": "Call them",
        "next_step_on": str(day(7)),
    }
    return client.post(f"{address(wish)}prospect/", {**typed, **data})


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR])
def test_who_may_not_edit_the_tracker_sees_no_request(client: Client, role: Role) -> None:
    wish = make_portal_request()
    user = signed_in(client, make_colleague(role))
    for path in (LIST, address(wish), f"{address(wish)}prospect/"):
        assert client.get(path).status_code in {302, 403}, user
        assert client.post(path, {"do": "take"}).status_code in {302, 403}
    assert not Enquiry.everything.exists()


@pytest.mark.parametrize("make", [make_officer, make_manager])
def test_a_new_request_is_listed_and_read(client: Client, make: Callable[[], User]) -> None:
    wish = make_portal_request(message="<b>Bold</b> https://example.org/x")
    signed_in(client, make())
    assert wish.organisation_name in client.get(LIST).content.decode()
    page = client.get(address(wish)).content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt; https://example.org/x" in page
    assert 'href="https://example.org/x"' not in page


def test_taking_it_in_hand_makes_the_enquiry_with_its_owner(client: Client) -> None:
    wish = make_portal_request()
    user = signed_in(client, make_officer())
    for _press in range(2):
        assert client.post(address(wish), {"do": "take"}).status_code == 302
    enquiry = Enquiry.everything.get()
    assert (enquiry.request, enquiry.owner, enquiry.state) == (wish, user, EnquiryState.IN_HAND)
    assert wish.organisation_name not in client.get(LIST).content.decode()
    assert wish.organisation_name in client.get(f"{LIST}?state=in_hand").content.decode()
    assert AuditEntry.objects.filter(kind="enquiry").count() == 1


def test_an_enquiry_of_another_team_is_not_seen(client: Client) -> None:
    wish = make_portal_request()
    Enquiry.everything.create(request=wish, owner=make_officer(), visibility=Visibility.TEAM)
    signed_in(client, make_officer())
    assert client.get(address(wish)).status_code == 404
    assert wish.organisation_name not in client.get(f"{LIST}?state=in_hand").content.decode()


def test_one_action_drafts_the_organisation_and_makes_the_prospect(client: Client) -> None:
    wish = make_portal_request()
    user = signed_in(client, make_officer())
    response = prospect(client, wish)
    relationship = Relationship.everything.get()
    assert response.url == reverse("tracker_partner", args=[relationship.uid])
    organisation = relationship.organisation
    assert (organisation.name, organisation.live) == (wish.organisation_name, False)
    assert organisation.jurisdiction == wish.jurisdiction
    assert (relationship.stage, relationship.owner) == (Stage.PROSPECT, user)
    assert (relationship.next_step, relationship.next_step_on) == ("Call them", day(7))
    assert StageChange.everything.get().to_stage == Stage.PROSPECT
    enquiry = Enquiry.everything.get()
    assert (enquiry.state, enquiry.relationship) == (EnquiryState.PROSPECT, relationship)
    assert enquiry.closed_on == day()


def test_an_organisation_of_the_register_is_taken(client: Client) -> None:
    wish, known = make_portal_request(), make_organisation()
    signed_in(client, make_officer())
    assert prospect(client, wish, organisation=str(known.uid)).status_code == 302
    assert Relationship.everything.get().organisation == known
    assert Organisation.objects.count() == 1


def test_a_partner_that_slept_is_woken_and_an_active_one_left(client: Client) -> None:
    signed_in(client, make_officer())
    for stage, then in ((Stage.DORMANT, Stage.PROSPECT), (Stage.ACTIVE, Stage.ACTIVE)):
        known = make_relationship(stage=stage, next_step="Kept as it is", next_step_on=day(3))
        wish = make_portal_request()
        prospect(client, wish, organisation=str(known.organisation.uid))
        known.refresh_from_db()
        assert (known.stage, known.next_step) == (then, "Kept as it is")
        assert Enquiry.everything.get(request=wish).relationship == known


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"new_name": " "}, "Name the organisation"),
        ({"next_step": " "}, "required"),
        ({"next_step_on": "2020-01-01"}, "today or later"),
        ({"next_step_on": "soon"}, "valid date"),
        ({"organisation": "4b1c0a52-0000-4000-8000-000000000000"}, "not to be had"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_half_saved(
    client: Client, data: dict[str, str], words: str
) -> None:
    wish = make_portal_request()
    signed_in(client, make_officer())
    response = prospect(client, wish, **data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Enquiry.everything.exists()
    assert not Organisation.objects.exists()


def test_a_second_draft_of_one_name_in_one_country_is_refused(client: Client) -> None:
    wish = make_portal_request(organisation_name="Cyber Authority")
    make_organisation(name="CYBER  authority", jurisdiction=wish.jurisdiction)
    signed_in(client, make_officer())
    assert "find it" in prospect(client, wish).content.decode()
    assert Organisation.objects.count() == 1


def test_a_partner_of_another_team_is_not_taken_over(client: Client) -> None:
    hidden = make_relationship(confidential=True, owner=make_officer())
    signed_in(client, make_officer())
    response = prospect(client, make_portal_request(), organisation=str(hidden.organisation.uid))
    assert response.status_code == 422
    assert not Enquiry.everything.exists()


def test_what_became_a_prospect_stays_one(client: Client) -> None:
    wish = make_portal_request()
    signed_in(client, make_officer())
    prospect(client, wish)
    assert prospect(client, wish).status_code == 404
    assert client.post(address(wish), {"do": "take"}).status_code == 422
    assert Relationship.everything.count() == 1


def test_closing_needs_a_word_of_what_was_answered(client: Client) -> None:
    wish = make_portal_request()
    signed_in(client, make_officer())
    assert client.post(address(wish), {"do": "answer", "note": " "}).status_code == 422
    assert not Enquiry.everything.exists()
    client.post(address(wish), {"do": "answer", "note": "Sent the leaflet"})
    enquiry = Enquiry.everything.get()
    assert (enquiry.state, enquiry.closed_on) == (EnquiryState.ANSWERED, day())
    assert enquiry.note == "Sent the leaflet"


def test_a_hazardous_request_is_hidden_from_everybody_but_managers(client: Client) -> None:
    wish = make_portal_request(organisation_name="SECRET-NAME", message="SECRET-WORDS")
    signed_in(client, make_officer())
    response = client.post(address(wish), {"do": "hide"})
    assert response.url == LIST
    assert client.get(address(wish)).status_code == 404
    assert "SECRET" not in client.get(f"{LIST}?state=hazardous").content.decode()
    signed_in(client, make_manager())
    for path in (f"{LIST}?state=hazardous", address(wish)):
        assert "SECRET" not in client.get(path).content.decode()
    assert "SECRET-WORDS" in client.get(f"{address(wish)}?show=1").content.decode()


def test_a_manager_brings_back_what_is_not_hazardous(client: Client) -> None:
    wish = make_portal_request()
    hide_enquiry(wish, make_officer())
    signed_in(client, make_manager())
    assert client.post(address(wish), {"do": "show"}).status_code == 302
    assert Enquiry.everything.get().state == EnquiryState.IN_HAND


@pytest.mark.parametrize("what", ["", "delete", "show"])
def test_an_unheard_of_action_is_not_found(client: Client, what: str) -> None:
    signed_in(client, make_officer())
    assert client.post(address(make_portal_request()), {"do": what}).status_code == 404


@pytest.mark.parametrize("query", ["?state=nothing", "?page=99999", "?page=x", "?state=hazardous"])
def test_an_odd_address_shows_the_list(client: Client, query: str) -> None:
    signed_in(client, make_officer())
    assert client.get(LIST + query).status_code == 200


def test_a_long_list_costs_as_many_queries_as_a_short_one(client: Client) -> None:
    user = signed_in(client, make_officer())
    counts: list[int] = []
    for _round in range(2):
        for number in range(LONG if counts else 2):
            wish = make_portal_request()
            take_in_hand(wish, user)
            known = make_relationship(next_step=f"Step {number}")
            Enquiry.everything.filter(request=wish).update(relationship=known)
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{LIST}?state=in_hand")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def purge(days: int = 0) -> str:
    said: list[str] = []
    purge_enquiries(said.append, timezone.now() + timedelta(days=days))
    return said[0]


def test_hazardous_requests_go_after_14_days() -> None:
    hide_enquiry(make_portal_request(), make_officer())
    kept = make_portal_request()
    assert purge(13).startswith("0 hazardous")
    assert purge(14).startswith("1 hazardous")
    assert list(PortalRequest.objects.all()) == [kept]
    assert not Enquiry.everything.exists()


def test_what_was_written_goes_a_year_after_it_was_closed() -> None:
    wish = make_portal_request()
    enquiry = take_in_hand(wish, make_officer())
    Enquiry.everything.update(closed_on=day(), note="Told Ama", state=EnquiryState.ANSWERED)
    purge(364)
    assert PortalRequest.objects.exists()
    purge(366)
    enquiry.refresh_from_db()
    assert not PortalRequest.objects.exists()
    assert (enquiry.request, enquiry.note, enquiry.state) == (None, "", EnquiryState.ANSWERED)
    assert AuditEntry.objects.filter(kind="portalrequest", actor=None).exists()


def test_what_nobody_dealt_with_goes_after_two_years() -> None:
    make_portal_request()
    take_in_hand(make_portal_request(), make_officer())
    purge(729)
    assert PortalRequest.objects.count() == 2
    purge(731)
    assert not PortalRequest.objects.exists()
    enquiry = Enquiry.everything.get()
    assert (enquiry.state, enquiry.closed_on) == (EnquiryState.ANSWERED, day(731))


def test_an_enquiry_in_hand_is_closed_when_its_request_is_erased() -> None:
    wish = make_portal_request()
    enquiry = take_in_hand(wish, make_officer())
    erase_requests(wish.email, make_manager(), "They asked for it")
    enquiry.refresh_from_db()
    assert (enquiry.request, enquiry.state) == (None, EnquiryState.ANSWERED)
    assert enquiry.closed_on == day()


def test_a_purge_with_nothing_over_its_time_writes_nothing_down() -> None:
    make_portal_request()
    purge()
    assert not AuditEntry.objects.exists()
