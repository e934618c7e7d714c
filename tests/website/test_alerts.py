"""Readers ask to follow something, say yes, and end it; the public service only inserts."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation import public_forms
from tests.website.followers import ADDRESS, HERE, READER, links, reader, run, send, stamp_of
from tests.website.pages import SmallSite
from website.alerts import tokens
from website.alerts.tokens import Confirmation, end_token
from website.models import AlertDelivery, AlertEvent
from website.views import alerts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests type faster than a person."""
    monkeypatch.setattr(public_forms, "FASTEST", -public_forms.FASTEST)


def steps() -> list[str]:
    return list(AlertEvent.objects.order_by("at").values_list("step", flat=True))


def confirm_link(client: Client, **data: Any) -> str:
    send(client, **data)
    (message,) = run()
    return links(message)[0]


# --- the form -----------------------------------------------------------------------------------


def test_the_form_says_what_is_kept_and_what_not_to_send(client: Client) -> None:
    response = client.get(ADDRESS)
    page = response.content.decode()
    assert "Send no pictures, links or details of abuse here." in page
    assert "deleted after 7 days" in page
    assert 'type="file"' not in page
    assert (response["Cache-Control"], len(response.cookies)) == ("no-store", 0)


def test_what_will_be_followed_is_said_in_words(client: Client, small_site: SmallSite) -> None:
    query = f"country=gh&country=KE&type=law&q=notice&record={small_site.law.uid}"
    page = client.get(f"{ADDRESS}?{query}").content.decode()
    for words in ("Ghana", "Kenya", "Law", "notice", "Cybersecurity Act 2020"):
        assert f"</span> {words} <a" in page, words
    assert "noindex" in page


def test_each_part_can_be_removed_and_others_added_without_script(client: Client) -> None:
    page = client.get(f"{ADDRESS}?country=GH&type=law").content.decode()
    hrefs = [unescape(href) for href in re.findall(r'href="(/follow/[^"]*)"', page)]
    assert {"/follow/?type=law", "/follow/?country=GH"} <= set(hrefs)
    assert '<input type="hidden" name="country" value="GH">' in page
    assert '<option value="KE">Kenya</option>' in page


@pytest.mark.parametrize(
    "query",
    ["country=XX", "record=1", "type=cult", "q=...", "topic=%27", "x=" + "y" * 900],
)
def test_what_is_unknown_is_left_out(client: Client, query: str) -> None:
    response = client.get(f"{ADDRESS}?{query}")
    assert "Everything on this site" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "is_said"),
    [
        ("country=GH&status=repealed", True),
        ("topic=no-such", True),
        ("country=gh&page=2&order=name", False),
        ("country=&q=", False),
    ],
)
def test_what_cannot_be_followed_is_said(client: Client, query: str, *, is_said: bool) -> None:
    page = client.get(f"{ADDRESS}?{query}").content.decode()
    assert ("cannot be followed" in page) == is_said


def test_a_wish_is_kept_in_one_order_with_the_language_of_the_page(
    client: Client, in_every_language: None
) -> None:
    response = send(client, "type=law&country=gh", path="/fr/follow/", email="Ann@EXAMPLE.org")
    assert response["Location"] == "/fr/follow/asked/"
    kept = AlertEvent.objects.get()
    assert (kept.query, kept.language, kept.rhythm) == ("country=GH&type=law", "fr", "daily")
    assert (kept.email, kept.subscription) == ("Ann@example.org", kept.uid)


@pytest.mark.parametrize("data", [{}, {"website": "https://spam.example"}])
def test_every_answer_is_the_same_whether_an_address_is_known(
    client: Client, data: dict[str, str]
) -> None:
    reader()
    known, unknown = send(client, **data), send(client, email="new@example.org", **data)
    assert known["Location"] == unknown["Location"] == "/follow/asked/"
    assert client.get("/follow/asked/").status_code == 200


def writes_and_reads(captured: CaptureQueriesContext) -> tuple[list[str], list[str]]:
    plain = ("SELECT", "(SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    sqls = [query["sql"] for query in captured.captured_queries]
    reads = [sql for sql in sqls if sql.startswith(plain[:2]) and "website_alert" in sql]
    return [sql for sql in sqls if not sql.startswith(plain)], reads


@pytest.mark.parametrize("step", ["ask", "confirm", "end"])
def test_the_public_service_inserts_and_reads_nothing(client: Client, step: str) -> None:
    row = reader()
    stamp, link = stamp_of(client), Confirmation(row.uid, "", "daily", timezone.now() + HOUR)
    AlertEvent.objects.all().delete()
    with CaptureQueriesContext(connection) as captured:
        if step == "ask":
            send(client, stamp=stamp)
        elif step == "confirm":
            client.post(f"/follow/confirm/{link.token}/")
        else:
            client.post(f"/follow/end/{end_token(row.uid)}/")
    writes, reads = writes_and_reads(captured)
    assert (len(writes), reads) == (1, [])
    assert writes[0].startswith('INSERT INTO "website_alertevent"')
    assert "RETURNING" not in writes[0]


HOUR = timedelta(hours=1)


def test_a_second_press_of_the_button_is_one_wish(client: Client) -> None:
    stamp = stamp_of(client)
    for _press in range(2):
        assert send(client, stamp=stamp).status_code == 302
    assert steps() == ["asked"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@example.org\nBcc: b@example.org",
        "a@example.org%0aBcc:b@example.org",
        '"a b"@example.org',
        "a@example.org, b@example.org",
        "a@[127.0.0.1]",
        "x" * 255 + "@example.org",
    ],
)
def test_what_is_no_single_plain_address_is_refused(client: Client, address: str) -> None:
    response = send(client, email=address)
    assert response.status_code == 400
    assert 'id="follow-email_error"' in response.content.decode()
    assert not AlertEvent.objects.exists()


def test_too_much_at_once_is_refused_in_words(client: Client) -> None:
    many = "&".join(f"record={number:032x}" for number in range(30))
    response = send(client, many)
    assert response.status_code == 400
    assert "too much to follow at once" in response.content.decode()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {}])
def test_a_form_from_elsewhere_is_refused(client: Client, headers: dict[str, str]) -> None:
    assert send(client, headers=headers).status_code == 403
    assert not AlertEvent.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(client: Client) -> None:
    assert send(client, website="https://spam.example").status_code == 302
    assert not AlertEvent.objects.exists()


def test_too_many_wishes_of_one_sender_wait_and_keep_what_was_typed(client: Client) -> None:
    codes = [send(client, email=f"a{number}@example.org").status_code for number in range(6)]
    assert codes == [302] * alerts.MOST_BY_SENDER + [429]
    assert READER in send(client).content.decode()


# --- saying yes ---------------------------------------------------------------------------------


def test_opening_the_link_confirms_nothing_and_the_button_does(client: Client) -> None:
    link = confirm_link(client)
    page = client.get(link)
    assert "Ghana" in page.content.decode()
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert steps() == ["asked"]
    assert client.post(link, headers=HERE).status_code == 200
    assert AlertEvent.objects.active().count() == 1


def test_saying_yes_twice_is_saying_it_once(client: Client) -> None:
    link = confirm_link(client)
    answers = [client.post(link).content for _press in range(2)]
    assert answers[0] == answers[1]
    assert sorted(steps()) == ["asked", "confirmed"]


def test_a_yes_after_the_end_does_not_begin_again(client: Client) -> None:
    link = confirm_link(client)
    client.post(link)
    client.post(f"/follow/end/{end_token(AlertEvent.objects.active().get().uid)}/")
    client.post(link)
    assert not AlertEvent.objects.active().exists()


def test_a_link_to_say_yes_is_good_for_a_week(client: Client) -> None:
    row = reader()
    old = Confirmation(row.uid, "", "daily", timezone.now() - timedelta(seconds=1)).token
    response = client.post(f"/follow/confirm/{old}/")
    assert response.status_code == 410
    assert "seven days" in response.content.decode()


@pytest.mark.parametrize("kind", ["confirm", "end"])
@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "é", "x" * 3000])
def test_a_forged_link_is_not_found(client: Client, kind: str, token: str) -> None:
    assert client.get(f"/follow/{kind}/{token}/").status_code in (404, 400)
    assert client.post(f"/follow/{kind}/{token}/").status_code in (404, 400)
    assert not AlertEvent.objects.exists()


def test_a_link_serves_one_purpose_only(client: Client) -> None:
    row = reader()
    AlertEvent.objects.all().delete()
    link = Confirmation(row.uid, "", "daily", timezone.now() + HOUR).token
    assert client.post(f"/follow/end/{link}/").status_code == 404
    assert client.post(f"/follow/confirm/{end_token(row.uid)}/").status_code == 404
    assert not AlertEvent.objects.exists()


def test_no_link_bears_an_address(client: Client) -> None:
    link = confirm_link(client)
    values = tokens.signing.loads(link.split("/")[-2], salt=tokens.CONFIRM)
    assert READER not in str(values)
    assert set(map(type, values)) == {str, int}


# --- ending -------------------------------------------------------------------------------------


def test_one_click_in_a_mail_program_ends_it_without_asking() -> None:
    row = reader()
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(
        f"/follow/end/{end_token(row.uid)}/",
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
        headers={"Origin": "https://mail.example"},
    )
    assert (response.status_code, len(response.cookies)) == (200, 0)
    assert not AlertEvent.objects.active().exists()


def test_opening_the_link_to_end_ends_nothing_and_shows_a_button(client: Client) -> None:
    row = reader()
    page = client.get(f"/follow/end/{end_token(row.uid)}/").content.decode()
    assert "<button" in page
    assert AlertEvent.objects.active().exists()


def test_ending_twice_is_ending_once(client: Client) -> None:
    path = f"/follow/end/{end_token(reader().uid)}/"
    answers = [client.post(path).content for _press in range(2)]
    assert answers[0] == answers[1]
    assert sorted(steps()) == ["asked", "confirmed", "ended"]


def test_ending_says_the_same_of_what_never_was(client: Client) -> None:
    row = reader()
    known = client.post(f"/follow/end/{end_token(row.uid)}/").content
    AlertEvent.objects.all().delete()
    assert client.post(f"/follow/end/{end_token(row.uid)}/").content == known


@pytest.mark.parametrize("language", ["", "/fr", "/es", "/ar"])
def test_the_pages_are_there_in_every_language(client: Client, language: str) -> None:
    row = reader()
    for path in ("", "asked/", f"end/{end_token(row.uid)}/"):
        assert client.get(f"{language}/follow/{path}").status_code == 200


def test_the_pages_cost_the_same_whatever_is_followed(client: Client) -> None:
    client.get(f"{ADDRESS}?country=GH&topic=hotlines&type=law")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{ADDRESS}?country=GH&type=law")
    with CaptureQueriesContext(connection) as many:
        client.get(f"{ADDRESS}?country=GH&country=KE&country=PH&type=law&type=portal")
    assert len(many) == len(few)


def test_no_mail_leaves_the_public_service(client: Client) -> None:
    send(client)
    assert not mail.outbox
    assert not AlertDelivery.objects.exists()


def test_what_grows_too_long_as_it_is_kept_is_refused_in_words(client: Client) -> None:
    response = send(client, "q=" + "\u6cd5" * 199)
    assert response.status_code == 400
    assert "too much to follow at once" in response.content.decode()
