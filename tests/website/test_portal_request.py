"""Somebody wants a portal in their country: no account, no cookie, nothing typed is lost."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation import public_forms
from partnerships.register.models import PortalRequest
from tests.website.pages import SmallSite, ghana, make_portal
from website.views import portal_request

pytestmark = pytest.mark.django_db

ADDRESS = "/request-a-portal/"
HERE = {"Sec-Fetch-Site": "same-origin"}
TYPED = {
    "country": "GH",
    "organisation_name": "Invented Authority",
    "organisation_kind": "agency",
    "contact_name": "Invented Name",
    "contact_role": "Director",
    "email": "office@example.org",
    "message": "A portal for <b>us</b>, see https://example.org/plan",
    "consent": "on",
}


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests type faster than a person."""
    monkeypatch.setattr(public_forms, "FASTEST", -public_forms.FASTEST)


def stamp_of(client: Client) -> str:
    found = re.search(r'name="stamp" value="([^"]+)"', client.get(ADDRESS).content.decode())
    assert found
    return found.group(1)


def send(client: Client, headers: Any = HERE, **data: str) -> HttpResponse:
    if "stamp" not in data:
        data["stamp"] = stamp_of(client)
    return client.post(ADDRESS, {**TYPED, **data}, headers=headers)


def test_the_form_says_what_is_kept_how_long_and_what_not_to_send(client: Client) -> None:
    response = client.get(ADDRESS)
    page = response.content.decode()
    assert "Send no pictures, links or details of abuse here." in page
    assert "deleted 12 months after your request was dealt with" in page
    assert 'type="file"' not in page
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "Cookie" not in response.get("Vary", "")


def test_the_address_may_choose_the_country(client: Client) -> None:
    page = client.get(f"{ADDRESS}?country=gh").content.decode()
    assert re.search(r'<option value="GH" selected>', page)
    assert "noindex" in page


@pytest.mark.parametrize("country", ["", "XX", "'", "GH&country=KE", "x" * 300])
def test_an_odd_country_in_the_address_chooses_none(client: Client, country: str) -> None:
    assert client.get(ADDRESS, {"country": country}).status_code == 200


def test_a_request_is_kept_as_typed_and_thanked_for(client: Client) -> None:
    response = send(client)
    kept = PortalRequest.objects.get()
    assert response.url == f"{ADDRESS}thanks/"
    assert kept.jurisdiction == ghana()
    assert (kept.message, kept.email) == (TYPED["message"], TYPED["email"])
    assert kept.has_consent
    thanks = client.get(response.url)
    assert (thanks.status_code, thanks["Cache-Control"]) == (200, "no-store")
    assert "Send no pictures" in thanks.content.decode()


def test_the_public_service_needs_to_insert_and_no_more(client: Client) -> None:
    stamp = stamp_of(client)
    with CaptureQueriesContext(connection) as captured:
        send(client, stamp=stamp)
    plain = ("SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    writes = [q["sql"] for q in captured.captured_queries if not q["sql"].startswith(plain)]
    assert len(writes) == 1
    assert writes[0].startswith('INSERT INTO "partnerships_portalrequest"')
    assert "RETURNING" not in writes[0]
    reads = [q["sql"] for q in captured.captured_queries if q["sql"].startswith("SELECT")]
    assert not [sql for sql in reads if "portalrequest" in sql]


def test_a_second_press_of_the_button_is_one_request(client: Client) -> None:
    stamp = stamp_of(client)
    for _press in range(2):
        assert send(client, stamp=stamp).status_code == 302
    assert PortalRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"country": ""}, "country", "Choose the country"),
        ({"country": "XX"}, "country", "from the list"),
        ({"organisation_name": " \u200b "}, "organisation_name", "Name your organisation"),
        ({"organisation_kind": "cult"}, "organisation_kind", "not one of the available"),
        ({"contact_name": "x" * 201}, "contact_name", "201 characters"),
        ({"email": "nobody"}, "email", "no e-mail address"),
        ({"message": " \n"}, "message", "Say what you have in mind"),
        ({"message": "x" * 4001}, "message", "4001 characters"),
        ({"consent": ""}, "consent", "Without your consent"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_kept(
    client: Client, data: dict[str, str], field: str, words: str
) -> None:
    response = send(client, **data)
    page = response.content.decode()
    assert response.status_code == 400
    assert words in page
    assert f'id="request-{field}_error"' in page
    kept = "office@example.org" if field != "email" else "Invented Authority"
    assert kept in page
    assert not PortalRequest.objects.exists()


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://other.example"}]
)
def test_a_form_from_elsewhere_is_refused_and_its_words_kept(
    client: Client, headers: dict[str, str]
) -> None:
    response = send(client, headers=headers)
    assert response.status_code == 403
    assert "Invented Authority" in response.content.decode()
    assert not PortalRequest.objects.exists()


@pytest.mark.parametrize("stamp", ["", "made up", "a:b:c"])
def test_a_forged_stamp_is_refused(client: Client, stamp: str) -> None:
    assert send(client, stamp=stamp).status_code == 400
    assert not PortalRequest.objects.exists()


def test_a_form_sent_at_once_is_asked_for_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_forms, "FASTEST", -public_forms.FASTEST)
    assert send(client).status_code == 400
    assert not PortalRequest.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(client: Client) -> None:
    assert send(client, website="https://spam.example").status_code == 302
    assert not PortalRequest.objects.exists()


def test_too_many_requests_of_one_sender_wait_and_keep_their_words(client: Client) -> None:
    codes = [send(client, message=f"Wish {number}").status_code for number in range(4)]
    assert codes == [302] * portal_request.MOST_BY_SENDER + [429]
    assert send(client)["Retry-After"] == "900"


def test_a_flood_from_many_addresses_is_held_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal_request, "MOST_OF_ALL", 1)
    codes = [
        send(Client(REMOTE_ADDR=f"192.0.2.{number}"), message=f"Wish {number}").status_code
        for number in (1, 2)
    ]
    assert codes == [302, 429]


def test_an_endless_request_is_refused_before_it_is_read(client: Client) -> None:
    assert send(client, message="x" * 70_000).status_code == 413


def test_a_file_is_not_taken_and_a_nul_refused(client: Client) -> None:
    assert send(client, message="a\0b").status_code == 400
    assert not PortalRequest.objects.exists()


def test_no_token_of_a_session_is_asked_for() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert send(strict).status_code == 302
    assert settings.CSRF_COOKIE_NAME not in strict.cookies


def test_the_lists_lead_to_the_form(client: Client, small_site: SmallSite) -> None:
    assert f'href="{ADDRESS}"' in client.get("/portals/").content.decode()
    assert f'href="{ADDRESS}?country=KE"' in client.get("/countries/kenya/").content.decode()
    assert f"{ADDRESS}?country=GH" not in client.get("/countries/ghana/").content.decode()


def test_a_country_that_gets_a_portal_leads_to_it_instead(client: Client) -> None:
    make_portal(ghana())
    assert ADDRESS not in client.get("/countries/ghana/").content.decode()


def test_a_body_of_countries_asks_for_no_portal(client: Client) -> None:
    assert ADDRESS not in client.get("/countries/african-union/").content.decode()
