"""Odd bytes stop at the door; browsers are told what to allow; staff and public keep apart."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from foundation.middleware.browser_policy import BrowserPolicy
from foundation.middleware.odd_bytes import RefuseOddBytes
from foundation.middleware.send_to_site import SendToSite

FORM = "application/x-www-form-urlencoded"


def through(request: Any) -> int:
    return RefuseOddBytes(lambda _request: HttpResponse("ok"))(request).status_code


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/legislation/?q=law%27s", 200),
        ("/legislation/?q=%E6%B3%95", 200),
        ("/%E6%B3%95/", 200),
        ("/?q=" + "x" * 5000, 200),
        ("/?q=" + "x" * 9000, 400),
        ("/?q=%00", 400),
        ("/?%00=1", 400),
        ("/?q=%ff%fe", 400),
        ("/a%00b/", 400),
    ],
)
def test_an_address_is_read_or_refused(address: str, status: int, rf: RequestFactory) -> None:
    assert through(rf.get(address)) == status


@pytest.mark.django_db
def test_a_path_that_is_no_text_leads_nowhere(client: Client) -> None:
    assert client.get("/", PATH_INFO="/\xff/").status_code == 404


@pytest.mark.parametrize(
    ("body", "status"), [("name=A%20law", 200), ("name=%00", 400), ("name=%ff", 400)]
)
def test_a_form_is_read_or_refused(body: str, status: int, rf: RequestFactory) -> None:
    assert through(rf.post("/", body, content_type=FORM)) == status


def test_a_form_with_files_is_refused_for_its_fields_only(rf: RequestFactory) -> None:
    assert through(rf.post("/", {"name": "a\0b"})) == 400
    assert through(rf.post("/", {"name": "ab"})) == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/search/?q=%00", "/admin/?q=%00", "/accounts/login/?next=%ff"]
)
def test_no_view_sees_odd_bytes(address: str, client: Client) -> None:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain")


@pytest.mark.django_db
def test_staff_pages_may_be_framed_by_themselves_and_scripted_by_themselves(
    client: Client,
) -> None:
    response = client.get("/accounts/login/")
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in script


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("/legislation/?topic=x", "https://policy.example.org/legislation/?topic=x"),
        ("/", "https://policy.example.org/"),
        ("/admin/", None),
        ("/documents/1/law.pdf", None),
    ],
)
def test_the_staff_service_sends_readers_to_the_public_one(
    address: str, location: str | None, rf: RequestFactory, settings: Any
) -> None:
    settings.SITE_URL = "https://policy.example.org"
    settings.STAFF_PREFIXES = ("/admin/", "/documents/")
    response = SendToSite(lambda _request: HttpResponse("ok"))(rf.get(address))
    assert response.get("Location") == location


def test_a_preview_is_not_sent_away_and_may_stand_in_the_frame_of_the_editor(
    rf: RequestFactory, settings: Any
) -> None:
    settings.STAFF_PREFIXES = ("/admin/",)
    request: Any = rf.get("/ar/privacy/")
    request.is_dummy = True
    shown = BrowserPolicy(SendToSite(lambda _request: HttpResponse("ok")))(request)
    assert shown.status_code == 200
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    read = BrowserPolicy(lambda _request: HttpResponse("ok"))(rf.get("/ar/privacy/"))
    assert "frame-ancestors 'none'" in read["Content-Security-Policy"]
