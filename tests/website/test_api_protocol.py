"""How the API answers: headers, pages that stay right, problems, fair use, browsers of others."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from foundation import public_forms
from tests.factories.legislation import make_law
from tests.website.apis import ROOT, ask, said, walk
from tests.website.pages import SmallSite, ghana
from website.api import fair_use
from website.api.changes import read_moment
from website.api.paging import cursor_of, read_cursor
from website.api.problems import Problem

pytestmark = pytest.mark.django_db


# --- pages ----------------------------------------------------------------------------------------


def titles(rows: Any) -> list[str]:
    """Return the titles of laws."""
    return [row["title"] for row in rows]


def test_pages_hold_every_record_once(client: Client) -> None:
    for number in range(7):
        make_law(title=f"Law {number}", jurisdiction=ghana())
    assert titles(walk(client, "laws?limit=3")) == [f"Law {number}" for number in range(7)]


def test_a_page_stays_right_when_records_come_and_go_before_it(client: Client) -> None:
    laws = [make_law(title=f"Law {number}", jurisdiction=ghana()) for number in range(6)]
    first = said(client, "laws?limit=3")
    make_law(title="Law 0 and a half", jurisdiction=ghana())
    laws[1].unpublish()
    assert titles(walk(client, first["next"])) == ["Law 3", "Law 4", "Law 5"]


def test_records_of_the_same_name_are_told_apart(client: Client) -> None:
    for _number in range(5):
        make_law(title="The Same", jurisdiction=ghana())
    assert len({row["uid"] for row in walk(client, "laws?limit=2")}) == 5


def test_the_next_page_is_in_a_header_too(client: Client) -> None:
    for _number in range(2):
        make_law(jurisdiction=ghana())
    response = ask(client, "laws?limit=1")
    assert f'<{response.json()["next"]}>; rel="next"' in response["Link"]
    assert 'rel="license"' in response["Link"]


@pytest.mark.parametrize("query", ["cursor=zzz", "limit=0", "limit=201", "limit=x"])
def test_a_page_that_nobody_offered_is_a_problem(client: Client, query: str) -> None:
    assert ask(client, f"laws?{query}").status_code == 422


def test_a_cursor_of_another_list_is_a_problem(client: Client) -> None:
    assert (
        ask(client, f"portals?cursor={cursor_of(['ghana', 'x', 'y'], 'laws')}").status_code == 422
    )


@given(st.text(max_size=80))
def test_no_text_is_taken_for_a_cursor(text: str) -> None:
    if text:
        with pytest.raises(Problem):
            read_cursor(text, "laws")


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or moment.tzinfo is not None


# --- asking again ---------------------------------------------------------------------------------


def test_whoever_has_the_answer_is_told_so(client: Client, small_site: SmallSite) -> None:
    first = ask(client, "laws")
    again = ask(client, "laws", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    since = ask(client, "laws", **{"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304


def test_a_change_gives_a_new_mark(client: Client, small_site: SmallSite) -> None:
    first = ask(client, "laws")
    make_law(jurisdiction=ghana())
    assert ask(client, "laws", **{"If-None-Match": first["ETag"]}).status_code == 200


def test_a_new_day_gives_a_new_mark(
    client: Client, small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask(client, "laws")["ETag"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("website.api.answers.timezone.localdate", lambda *_args: tomorrow)
    assert ask(client, "laws")["ETag"] != first


def test_a_head_has_the_headers_alone(client: Client, small_site: SmallSite) -> None:
    head, whole = client.head(f"{ROOT}laws"), ask(client, "laws")
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], str(len(whole.content)))


# --- problems -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nowhere", 404),
        ("laws/", 404),
        ("../v2/laws", 404),
        ("laws/00000000-0000-4000-8000-000000000000", 404),
        ("laws/x", 422),
        ("topics/none", 404),
        ("countries/%00", 400),
        ("laws?q=%ff", 400),
        ("changes?since=soon", 422),
        ("search?type=zzz", 422),
        (f"laws?q={'x' * 9000}", 400),
    ],
)
def test_what_goes_wrong_is_told_as_a_problem(client: Client, path: str, status: int) -> None:
    response = ask(client, path)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    found = response.json()
    assert (found["status"], bool(found["title"]), bool(found["type"])) == (status, True, True)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_through_it(client: Client, method: str) -> None:
    response = getattr(client, method)(f"{ROOT}laws")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"


def test_a_failure_of_ours_tells_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("website.api.operations.changes_answer", broken)
    client.raise_request_exception = False
    response = ask(client, "changes")
    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert b"secret" not in response.content


# --- other sites, and fair use --------------------------------------------------------------------


@pytest.mark.parametrize("path", ["laws", "nowhere", "openapi.json", "bulk/topics.ndjson"])
def test_pages_of_others_may_read_it_without_credentials(client: Client, path: str) -> None:
    response = ask(client, path)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies


def test_a_browser_that_asks_first_is_told_what_it_may(client: Client) -> None:
    response = client.options(f"{ROOT}laws", headers={"Origin": "https://example.org"})
    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_other_addresses_are_not_opened_to_other_sites(client: Client) -> None:
    for path in ("/", "/legislation/", "/api/"):
        assert "Access-Control-Allow-Origin" not in client.get(path)


def test_every_answer_says_what_is_left(client: Client) -> None:
    left = [ask(client, path)["RateLimit"].split(";")[1] for path in ("laws", "nowhere", "laws/x")]
    assert left == ["r=599", "r=598", "r=597"]
    assert ask(client, "laws")["RateLimit-Policy"] == '"fair-use";q=600;w=300'


def test_one_question_too_many_is_told_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fair_use, "MOST", 2)
    statuses = [ask(client, "topics").status_code for _number in range(3)]
    refused = ask(client, "topics")
    assert statuses == [200, 200, 429]
    assert 0 < int(refused["Retry-After"]) <= fair_use.WINDOW
    assert refused.json()["status"] == 429
    assert client.get("/").status_code == 200


def test_many_senders_leave_the_guards_of_forms_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not public_forms.is_too_often("tries", "somebody", 1, timedelta(minutes=15))
    written: list[str] = []
    with monkeypatch.context() as patch:
        for name in ("add", "incr", "set"):
            patch.setattr(caches["default"], name, lambda key, *_a, **_b: written.append(key))
        answers = [client.get(f"{ROOT}nowhere", REMOTE_ADDR="192.0.2.1") for _number in range(2)]
    assert [each["RateLimit"].split(";")[1] for each in answers] == ["r=599", "r=598"]
    assert not [key for key in written if "api:" in key]
    assert public_forms.is_too_often("tries", "somebody", 1, timedelta(minutes=15))


def test_senders_are_counted_apart(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fair_use, "MOST", 1)
    for address in ("192.0.2.1", "192.0.2.2"):
        assert client.get(f"{ROOT}topics", REMOTE_ADDR=address).status_code == 200
