"""What is kept about somebody, taken out whole with others masked; and for how long it is kept."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.models import AuditEntry, Enquiry, Erasure, Interaction, Person
from partnerships.tracker.services.export_person import Mask, export_address, export_person
from partnerships.tracker.services.export_person.gathering import HIDDEN
from partnerships.tracker.services.review_retention import (
    keep_person_on,
    people_to_review,
    write_review_digest,
)
from tests.factories.enquiries import make_portal_request
from tests.factories.tracker import (
    day,
    make_agreement,
    make_colleague,
    make_interaction,
    make_manager,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)
from tests.partnerships.tracker.signing_in import signed_in

pytestmark = pytest.mark.django_db

NAMES = ("tracker_protection", "tracker_retention", "tracker_address_export")
OTHERS = (Role.READER, Role.EDITOR, Role.APPROVER, Role.OFFICER, Role.ADMINISTRATOR)


def somebody(**values: Any) -> Person:
    """Return a person who met us, with somebody else in the room."""
    person = make_person(name="Ama Invented", email="ama@example.org", phone="+999 1234567")
    other = make_person(name="Kofi Elsewhere", email="kofi@example.org", phone="+999 7654321")
    posts = (make_post(holder=person, since=day(-90)), make_post(holder=other))
    make_interaction(
        posts=posts,
        subject="Ama Invented and Kofi Elsewhere came",
        notes="kofi@example.org, x.y@example.com or +999 7654321; Ann Officer was there",
        **values,
    )
    make_agreement(their_person=person, title="Memorandum with Kofi Elsewhere")
    return person


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_only_a_manager_opens_the_screens(client: Client, role: Role, name: str) -> None:
    signed_in(client, make_colleague(role))
    for answer in (client.get(reverse(name)), client.post(reverse(name), {})):
        assert answer.status_code in {302, 403, 405}
    assert client.get(reverse("tracker_person_export", args=[make_person().uid])).status_code in {
        302,
        403,
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_manager_opens_the_screens(client: Client, name: str) -> None:
    signed_in(client, make_manager())
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_everything_about_a_person_is_there_and_others_are_masked() -> None:
    person, manager = somebody(), make_manager()
    make_officer(first_name="Ann", last_name="Officer")
    make_portal_request(email="AMA@example.org", message="Call me, not Kofi Elsewhere")
    found = export_person(person, manager)
    assert found["person"]["email"] == "ama@example.org"
    assert len(found["posts"]) == 1
    (met,) = found["interactions"]
    assert met["subject"] == "Ama Invented and [somebody else] came"
    assert met["notes"].startswith("[somebody else], [somebody else] or [somebody else];")
    assert met["notes"].endswith("[a colleague of ours] was there")
    assert found["agreements_signed"][0]["title"] == "Memorandum with [somebody else]"
    assert found["requests_for_a_portal"][0]["message"] == "Call me, not [somebody else]"
    words = json.dumps(found)
    assert "Kofi" not in words
    assert "kofi" not in words


def test_others_are_masked_inside_texts_without_spaces() -> None:
    make_person(name="王伟")
    person = make_person(name="Ama Invented")
    make_interaction(notes="Ama Invented昨天王伟说")
    (text,) = export_person(person, make_manager())["texts_that_name_the_person"]
    assert text["text"] == "Ama Invented昨天[somebody else]说"


def test_hazardous_requests_are_in_no_export() -> None:
    person, words = somebody(), "Look at this, Ama Invented"
    for email in ("ama@example.org", "x@example.org"):
        request = make_portal_request(email=email, message=words)
        Enquiry.everything.create(request=request, state="hazardous")
    for found in (
        export_person(person, make_manager()),
        export_address("ama@example.org", make_manager()),
    ):
        assert found["requests_for_a_portal"][0]["message"] == HIDDEN
        assert "Look at this" not in json.dumps(found)


def test_a_request_of_somebody_else_that_names_the_person_is_in_it() -> None:
    make_portal_request(
        email="x@example.org", contact_name="Zed Other", message="Zed Other knows Ama Invented"
    )
    texts = export_person(somebody(), make_manager())["texts_that_name_the_person"]
    assert "[somebody else] knows Ama Invented" in [text["text"] for text in texts]


def test_a_request_that_the_person_sent_from_elsewhere_keeps_the_name() -> None:
    make_portal_request(email="x@example.org", contact_name="Ama Invented", message="Ama Invented!")
    texts = export_person(somebody(), make_manager())["texts_that_name_the_person"]
    assert {"Ama Invented", "Ama Invented!"} <= {text["text"] for text in texts}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kofi Elsewhere", "KOFI\n Elsewhere"),
        ("Áma O'Brien-Çelik", "A\u0301MA O'BRIEN-C\u0327ELIK"),
        ("+999 (0) 55-66", "+999 (0) 55-66"),
        ("山田 太郎", "山田太郎"),
        ("王伟 Wang", "王伟 wang"),
    ],
)
def test_others_are_masked_however_they_are_written(name: str, text: str) -> None:
    make_person(name=name)
    assert Mask(None)(f"Saw {text}, then") == "Saw [somebody else], then"


def test_a_text_is_compared_with_few_of_many_names() -> None:
    Person.everything.bulk_create(Person(name=f"Ama Invented{each}") for each in range(50))
    mask = Mask(None)
    assert len(mask._may_stand_in("Ama Invented7 met Ama Invented8 and Ama Invented")) == 2


def test_confidential_interactions_are_in_it_too() -> None:
    found = export_person(somebody(confidential=True), make_manager())
    assert len(found["interactions"]) == 1


def test_a_namesake_does_not_mask_the_person() -> None:
    person = somebody()
    make_person(name="Ama Invented")
    found = export_person(person, make_manager())
    assert "Ama Invented" in found["interactions"][0]["subject"]


@pytest.mark.parametrize("ask", [export_person, export_address])
def test_only_a_manager_takes_it_out(ask: Callable[..., Any]) -> None:
    what: Any = make_person() if ask is export_person else "ama@example.org"
    with pytest.raises(PermissionDenied):
        ask(what, make_officer())


def test_it_is_read_as_a_page_or_a_file_and_written_down(client: Client) -> None:
    person, manager = somebody(), signed_in(client, make_manager())
    address = reverse("tracker_person_export", args=[person.uid])
    page = client.get(address)
    assert "Ama Invented and [somebody else] came" in page.content.decode()
    file = client.get(f"{address}?format=json")
    assert file.json()["person"]["name"] == "Ama Invented"
    assert file["Content-Disposition"].startswith("attachment")
    assert "no-store" in file["Cache-Control"]
    lines = AuditEntry.objects.filter(action="exported", actor=manager, record_uid=person.uid)
    assert sorted(lines.values_list("detail", flat=True)) == ["json", "page"]


def test_an_unknown_person_is_not_found(client: Client) -> None:
    signed_in(client, make_manager())
    uid = "4b1c0a52-0000-4000-8000-000000000000"
    for name in ("tracker_person_export", "tracker_person_erase"):
        assert client.get(reverse(name, args=[uid])).status_code == 404


def test_what_is_kept_about_an_address_is_shown_or_handed_out(client: Client) -> None:
    somebody()
    make_portal_request(email="ama@example.org", message="We want <b>one</b>")
    signed_in(client, make_manager())
    address = reverse("tracker_address_export")
    page = client.post(address, {"email": "Ama@Example.org"}).content.decode()
    assert "Ama Invented" in page
    assert "We want &lt;b&gt;one&lt;/b&gt;" in page
    file = client.post(address, {"email": "ama@example.org", "do": "json"}).json()
    assert len(file["people"]) == len(file["requests_for_a_portal"]) == 1
    assert AuditEntry.objects.filter(action="exported", kind="portalrequest").count() == 2


def test_nothing_is_kept_about_a_stranger(client: Client) -> None:
    signed_in(client, make_manager())
    address = reverse("tracker_address_export")
    assert "Nothing is kept" in client.post(address, {"email": "x@example.org"}).content.decode()
    assert client.post(address, {"email": "nobody"}).status_code == 422


def test_requests_of_an_address_are_erased_for_a_reason(client: Client) -> None:
    wish = make_portal_request(email="ama@example.org")
    Enquiry.everything.create(request=wish, note="Told her")
    kept = make_portal_request()
    manager = signed_in(client, make_manager())
    address = reverse("tracker_address_export")
    data = {"email": "ama@example.org", "do": "erase"}
    for reason in ("", "ama@example.org asked"):
        assert client.post(address, {**data, "reason": reason}).status_code == 422
    assert client.post(address, {**data, "reason": "Asked."}).status_code == 302
    assert list(PortalRequest.objects.all()) == [kept]
    assert Enquiry.everything.get().note == ""
    erasure = Erasure.everything.get()
    assert (erasure.person_uid, erasure.created_by) == (wish.uid, manager)


def old(person: Person, years: int = 4) -> Person:
    """Return a person who was entered so many years ago."""
    entered = timezone.now() - timedelta(days=365 * years)
    Person.everything.filter(pk=person.pk).update(created_at=entered)
    return person


def due() -> list[Person]:
    return list(people_to_review(Person.everything.all(), day()))


def test_somebody_without_post_and_contact_is_due() -> None:
    assert due() == []
    person = old(make_person())
    make_person()
    assert due() == [person]


def test_a_post_a_contact_or_a_decision_keeps_somebody_off_the_list() -> None:
    in_post, met, kept, erased = (old(make_person()) for _each in range(4))
    make_post(holder=in_post)
    former = make_post(holder=met)
    make_interaction(posts=(former,), on=day(-365))
    former.tenures.update(ends_on=day(-300))
    Person.everything.filter(pk=kept.pk).update(review_on=day(1))
    Person.everything.filter(pk=erased.pk).update(name="", erased_at=timezone.now())
    assert due() == []
    Interaction.everything.update(on=day(-1200))
    assert due() == [met]


def test_a_day_of_review_that_has_come_is_due_whoever_it_is() -> None:
    person = make_person(review_on=day())
    make_post(holder=person)
    assert due() == [person]


def test_keeping_somebody_needs_a_reason_and_lasts_a_year(client: Client) -> None:
    person = make_person(review_on=day(-1), note="Speaks softly")
    signed_in(client, make_manager())
    address = reverse("tracker_retention")
    refused = client.post(address, {"person": str(person.uid), "reason": " "})
    assert refused.status_code == 422
    assert "why the data is kept" in refused.content.decode()
    assert client.post(address, {"person": str(person.uid), "reason": "Comes back"}).url == address
    person.refresh_from_db()
    assert person.review_on == day(365)
    assert person.note.startswith("Speaks softly\nKept until ")
    assert person.note.endswith("Comes back")
    assert due() == []
    assert AuditEntry.objects.get().detail == "review_on, note"


@pytest.mark.parametrize("person", ["", "x", "4b1c0a52-0000-4000-8000-000000000000"])
def test_keeping_nobody_is_not_found(client: Client, person: str) -> None:
    signed_in(client, make_manager())
    data = {"person": person, "reason": "Comes back"}
    assert client.post(reverse("tracker_retention"), data).status_code == 404


def test_nobody_else_keeps_somebody_and_nobody_erased_is_kept() -> None:
    with pytest.raises(PermissionDenied):
        keep_person_on(make_person(), make_officer(), "Comes back")
    gone = make_person()
    Person.everything.filter(pk=gone.pk).update(name="", erased_at=timezone.now())
    with pytest.raises(ValidationError):
        keep_person_on(gone, make_manager(), "Comes back")


def sections(user: User) -> list[Any]:
    return list(write_review_digest(user, day()))


def test_the_digest_tells_managers_how_many_wait_and_names_nobody() -> None:
    assert sections(make_manager()) == []
    make_person(name="Secret Name", review_on=day())
    assert sections(make_officer()) == []
    (section,) = sections(make_manager())
    assert section.lines == ("1 person of the tracker waits to be kept or erased.",)


@pytest.mark.parametrize("name", ["tracker_retention", "tracker_protection"])
def test_a_long_list_costs_as_many_queries_as_a_short_one(client: Client, name: str) -> None:
    signed_in(client, make_manager())
    counts = []
    for number in (2, 10):
        for _each in range(number):
            make_person(review_on=day(-1))
            Erasure.everything.create(person_uid=make_relationship().uid, reason="Asked.")
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(name))
        counts.append(len(captured))
    assert counts[0] == counts[1]
