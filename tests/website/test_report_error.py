"""A reader reports an error in a record: no account, no cookie, nothing typed is lost."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation import public_forms
from legislation.models import Instrument
from stewardship.models import ErrorReport
from tests.website.pages import SmallSite
from website.views import report_error

HERE = {"Sec-Fetch-Site": "same-origin"}
WORDS = "It was assented to in <b>2019</b>, see https://example.org/gazette"
TYPED = {"message": WORDS, "evidence": "Gazette 12 of 2019", "reply_to": "reader@example.net"}


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests type faster than a person."""
    monkeypatch.setattr(public_forms, "FASTEST", -public_forms.FASTEST)


def address(record: Any) -> str:
    return f"/report-error/{record.uid}/"


def stamp_of(client: Client, record: Any) -> str:
    page = client.get(address(record)).content.decode()
    found = re.search(r'name="stamp" value="([^"]+)"', page)
    assert found
    return found.group(1)


def send(client: Client, record: Any, headers: Any = HERE, **data: str) -> HttpResponse:
    if "stamp" not in data:
        data["stamp"] = stamp_of(client, record)
    return client.post(address(record), {**TYPED, **data}, headers=headers)


def test_every_page_of_a_record_leads_to_the_form(client: Client, small_site: SmallSite) -> None:
    site = small_site
    records = (site.law, site.portal, site.partner, site.forum)
    for path, record in zip(
        (site.details[0], site.details[2], site.details[3], site.details[4]), records, strict=True
    ):
        assert address(record) in client.get(path).content.decode()
    assert address(site.edition) in client.get(site.details[4]).content.decode()


def test_the_form_names_the_record_and_what_not_to_send(
    client: Client, small_site: SmallSite
) -> None:
    response = client.get(address(small_site.law))
    page = response.content.decode()
    assert "Cybersecurity Act 2020" in page
    assert "Send no pictures" in page
    assert "noindex" in page
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "Cookie" not in response.get("Vary", "")


def test_a_report_is_kept_as_typed_and_tied_to_its_record(
    client: Client, small_site: SmallSite
) -> None:
    response = send(client, small_site.law)
    report = ErrorReport.objects.get()
    assert response.url == address(small_site.law) + "thanks/"
    assert (report.message, report.evidence) == (WORDS, TYPED["evidence"])
    assert report.record_uid == small_site.law.uid
    assert report.record_path == small_site.details[0]
    assert (report.state, report.is_hazardous) == ("new", False)


def test_the_thanks_lead_back_to_the_record(client: Client, small_site: SmallSite) -> None:
    response = client.get(address(small_site.law) + "thanks/")
    assert small_site.details[0] in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_the_public_service_needs_to_insert_and_no_more(
    client: Client, small_site: SmallSite
) -> None:
    stamp = stamp_of(client, small_site.law)
    with CaptureQueriesContext(connection) as captured:
        send(client, small_site.law, stamp=stamp)
    writes = [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    assert len(writes) == 1
    assert writes[0].startswith('INSERT INTO "stewardship_errorreport"')
    assert "RETURNING" not in writes[0]
    reads = [q["sql"] for q in captured.captured_queries if q["sql"].startswith("SELECT")]
    assert not [sql for sql in reads if "errorreport" in sql]


def test_a_second_press_of_the_button_is_one_report(client: Client, small_site: SmallSite) -> None:
    stamp = stamp_of(client, small_site.law)
    for _press in range(2):
        assert send(client, small_site.law, stamp=stamp).status_code == 302
    assert ErrorReport.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"message": ""}, "message", "Say what is wrong"),
        ({"message": " \u200b\n "}, "message", "Say what is wrong"),
        ({"message": "x" * 4001}, "message", "4001 characters"),
        ({"evidence": "x" * 501}, "evidence", "501 characters"),
        ({"reply_to": "nobody"}, "reply_to", "no e-mail address"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_kept(
    client: Client, small_site: SmallSite, data: dict[str, str], field: str, words: str
) -> None:
    response = send(client, small_site.law, **data)
    page = response.content.decode()
    assert words in page
    assert f'id="report-{field}_error"' in page
    assert 'aria-invalid="true"' in page
    kept = next(value for name, value in TYPED.items() if name not in data)
    assert kept.split("<")[0] in page
    assert not ErrorReport.objects.exists()


def test_lines_count_once_however_the_browser_sends_them(
    client: Client, small_site: SmallSite
) -> None:
    send(client, small_site.law, message="a\r\n" * 2000)
    assert ErrorReport.objects.get().message == "a\n" * 2000


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://other.example"}]
)
def test_a_form_from_elsewhere_is_refused_and_its_words_kept(
    client: Client, small_site: SmallSite, headers: dict[str, str]
) -> None:
    response = send(client, small_site.law, headers=headers)
    assert response.status_code == 403
    assert "Gazette 12 of 2019" in response.content.decode()
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize("stamp", ["", "made up", "a:b:c"])
def test_a_forged_stamp_is_refused_and_a_new_one_given(
    client: Client, small_site: SmallSite, stamp: str
) -> None:
    response = send(client, small_site.law, stamp=stamp)
    assert response.status_code == 400
    assert "more than a day" in response.content.decode()
    fresh = re.search(r'name="stamp" value="([^"]+)"', response.content.decode())
    assert fresh
    assert send(client, small_site.law, stamp=fresh.group(1)).status_code == 302


def test_the_stamp_of_another_record_is_refused(client: Client, small_site: SmallSite) -> None:
    assert send(client, small_site.law, stamp=stamp_of(client, small_site.forum)).status_code == 400
    assert not ErrorReport.objects.exists()


def test_a_form_sent_at_once_is_asked_for_again(
    client: Client, small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_forms, "FASTEST", -public_forms.FASTEST)
    response = send(client, small_site.law)
    assert (response.status_code, ErrorReport.objects.count()) == (400, 0)
    assert "very fast" in response.content.decode()


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(
    client: Client, small_site: SmallSite
) -> None:
    assert send(client, small_site.law, website="https://spam.example").status_code == 302
    assert not ErrorReport.objects.exists()


def test_too_many_reports_of_one_sender_wait_and_keep_their_words(
    client: Client, small_site: SmallSite
) -> None:
    codes = [
        send(client, small_site.law, message=f"Wrong {number}").status_code for number in range(6)
    ]
    assert codes == [302] * report_error.MOST_BY_SENDER + [429]
    response = send(client, small_site.law)
    assert response["Retry-After"] == "900"
    assert "Gazette 12 of 2019" in response.content.decode()
    assert ErrorReport.objects.count() == report_error.MOST_BY_SENDER


def test_too_many_reports_about_one_record_wait(
    client: Client, small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_error, "MOST_ABOUT_RECORD", 1)
    assert send(client, small_site.law).status_code == 302
    other = Client(REMOTE_ADDR="192.0.2.77")
    assert send(other, small_site.law, message="Another").status_code == 429
    assert send(other, small_site.forum).status_code == 302


def test_an_endless_report_is_refused_before_it_is_read(
    client: Client, small_site: SmallSite
) -> None:
    response = send(client, small_site.law, message="x" * 70_000)
    assert response.status_code == 413


def test_a_nul_is_refused(client: Client, small_site: SmallSite) -> None:
    assert send(client, small_site.law, message="a\0b").status_code == 400
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize("path", ["/report-error/", "/report-error/x/", "/report-error/1/thanks/"])
@pytest.mark.django_db
def test_an_address_without_a_record_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_unknown_record_is_not_found_and_a_withdrawn_one_gone(
    client: Client, small_site: SmallSite
) -> None:
    assert client.get(f"/report-error/{uuid4()}/").status_code == 404
    stamp = stamp_of(client, small_site.law)
    small_site.law.unpublish()
    assert client.get(address(small_site.law)).status_code == 410
    assert send(client, small_site.law, stamp=stamp).status_code == 410
    assert client.get(address(small_site.law) + "thanks/").status_code == 410
    assert not ErrorReport.objects.exists()


def test_a_draft_is_unknown(client: Client, small_site: SmallSite) -> None:
    draft = Instrument.objects.create(title="Secret", jurisdiction=small_site.place)
    response = client.get(address(draft))
    assert response.status_code == 404
    assert b"Secret" not in response.content


def test_no_token_of_a_session_is_asked_for(small_site: SmallSite) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = send(strict, small_site.law)
    assert response.status_code == 302
    assert settings.CSRF_COOKIE_NAME not in strict.cookies


def test_crawlers_are_asked_to_leave_the_forms_alone(client: Client) -> None:
    assert "Disallow: /report-error/" in client.get("/robots.txt").content.decode()
