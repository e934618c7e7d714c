"""The log can be shown to anybody, and finds what an error page tells its reader."""

import logging
import re
import sys
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from foundation.logs import DiscreetFormatter, RequestIdFilter, request_id
from foundation.middleware.request_id import RequestId
from foundation.views import bad_request, server_error

CANARY = "planted.canary@example.org"


def line(message: str, *args: Any, exc_info: Any = None) -> str:
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, message, args, exc_info)
    RequestIdFilter().filter(record)
    form = settings.LOGGING["formatters"]["discreet"]["format"]
    return DiscreetFormatter(form).format(record)


@pytest.mark.parametrize(
    "message",
    [
        f"Sign-in of {CANARY} failed",
        f"GET /search/?q={CANARY}&page=2 HTTP/1.1",
        '"GET /admin/users/?q=planted.canary HTTP/1.1" 200',
    ],
)
def test_neither_address_nor_question_is_logged(message: str) -> None:
    assert "planted.canary" not in line(message)


def test_an_exception_is_logged_without_what_it_says() -> None:
    try:
        int(CANARY)
    except ValueError:
        text = line("Internal Server Error: %s", "/x/", exc_info=sys.exc_info())
    assert "planted.canary" not in text
    assert "ValueError" in text
    assert "test_logs.py" in text


def test_the_error_page_shows_the_number_that_the_log_has(rf: RequestFactory) -> None:
    lines: list[str] = []

    def broken(request: HttpRequest) -> HttpResponse:
        lines.append(line("Internal Server Error"))
        return server_error(request)

    response = RequestId(broken)(rf.get("/"))
    number = re.search(r"\[([0-9a-f]{12})\]", lines[0])
    assert response.status_code == 500
    assert number
    assert number[1] in response.content.decode()
    assert request_id.get() == "-"


def test_the_plain_error_pages_ask_neither_database_nor_request(rf: RequestFactory) -> None:
    response = bad_request(rf.get("/?q=<script>"), ValueError("planted"))
    assert response.status_code == 400
    assert "planted" not in response.content.decode()
