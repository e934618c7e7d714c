"""What guards a form that anybody may send."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import RequestFactory

from foundation import public_forms
from foundation.public_forms import (
    StampState,
    is_from_here,
    is_too_long,
    is_too_often,
    new_stamp,
    read_stamp,
    sender_of,
)

MINUTE = timedelta(minutes=1)


def post(**headers: str) -> Any:
    return RequestFactory().post(
        "/form/", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Sec_Fetch_Site": "same-origin"}, True),
        ({"Sec_Fetch_Site": "cross-site"}, False),
        ({"Sec_Fetch_Site": "same-site"}, False),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://[bad"}, False),
        ({"Referer": "http://testserver/legislation/"}, True),
        ({"Referer": "http://other.example/http://testserver/"}, False),
        ({}, False),
    ],
)
def test_a_form_is_taken_from_our_own_pages_only(headers: dict[str, str], expected: bool) -> None:
    assert is_from_here(post(**headers)) is expected


def test_a_stamp_is_good_after_a_while_and_for_one_purpose(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = new_stamp("one")
    assert read_stamp(stamp, "one") == StampState.TOO_FAST
    monkeypatch.setattr(public_forms, "FASTEST", -MINUTE)
    assert read_stamp(stamp, "one") == StampState.GOOD
    assert read_stamp(stamp, "two") == StampState.TOO_OLD


@pytest.mark.parametrize("stamp", ["", "one", "one:abc:def", "\ud800", "x" * 9000])
def test_a_forged_stamp_is_too_old(stamp: str) -> None:
    assert read_stamp(stamp.encode("utf-8", "replace").decode(), "one") == StampState.TOO_OLD


def test_a_stamp_of_the_day_before_yesterday_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = new_stamp("one")
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 24 * 3600 + 5)
    assert read_stamp(stamp, "one") == StampState.TOO_OLD


def test_only_so_many_are_taken_in_a_while() -> None:
    taken = [is_too_often("reports", "somebody", 2, MINUTE) for _number in range(4)]
    assert taken == [False, False, True, True]
    assert is_too_often("reports", "somebody-else", 2, MINUTE) is False


def test_a_counter_that_runs_out_between_two_calls_begins_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    is_too_often("reports", "somebody", 5, MINUTE)
    monkeypatch.setattr(cache, "add", lambda *_args, **_kwargs: False)
    cache.clear()
    assert is_too_often("reports", "somebody", 5, MINUTE) is False


def test_what_tells_senders_apart_names_no_address() -> None:
    first = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    assert sender_of(first) != sender_of(RequestFactory().get("/", REMOTE_ADDR="192.0.2.2"))
    assert "192" not in sender_of(first)


def test_a_household_is_one_sender() -> None:
    one, two, other = (
        sender_of(RequestFactory().get("/", REMOTE_ADDR=address))
        for address in ("2001:db8::1", "2001:db8::2:3", "2001:db8:0:1::1")
    )
    assert one == two
    assert one != other


def test_what_a_sender_says_of_itself_counts_behind_our_proxy_only(settings: Any) -> None:
    def sender(forwarded: str) -> str:
        headers = {"X-Forwarded-For": forwarded}
        return sender_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.1"))

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert sender("192.0.2.1") == sender("192.0.2.2")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert sender("192.0.2.1") != sender("192.0.2.2")
    assert sender("6.6.6.6, 192.0.2.1") == sender("192.0.2.1")


@pytest.mark.parametrize(("length", "expected"), [("0", False), ("65537", True), ("-1", True)])
def test_an_endless_body_is_told_by_its_length(length: str, expected: bool) -> None:
    request = RequestFactory().get("/")
    request.META["CONTENT_LENGTH"] = length
    assert is_too_long(request) is expected
