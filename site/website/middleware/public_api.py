"""What every answer under `/api/` has, whatever became of the question.

Anybody's page may read it (CORS, without credentials), it says how many questions are left, and
what went wrong is told as a problem, never as HTML: also an address that nothing answers at.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from website.api.answers import FRESH
from website.api.fair_use import take
from website.api.problems import as_problem, problem_response

PREFIX: Final = "/api/"
METHODS: Final = "GET, HEAD, OPTIONS"
SHARED: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After, Content-Disposition"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT: Final = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


class PublicApi:
    """Guards the addresses of the API; every other one passes untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if not request.path_info.startswith(PREFIX) or request.path_info == PREFIX:
            return self.get_response(request)
        allowance = take(request)
        response = self._answer(request, is_spent=allowance.is_spent)
        allowance.tell(response)
        for name, value in SHARED.items():
            response[name] = value
        if response.status_code == HTTPStatus.OK:
            response.headers.setdefault("Cache-Control", f"public, max-age={FRESH}")
        return response

    def _answer(self, request: HttpRequest, *, is_spent: bool) -> HttpResponseBase:
        if is_spent:
            return problem_response(request, HTTPStatus.TOO_MANY_REQUESTS)
        if request.method == "OPTIONS":
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)
        if request.method not in {"GET", "HEAD"}:
            refused = problem_response(request, HTTPStatus.METHOD_NOT_ALLOWED)
            refused["Allow"] = METHODS
            return refused
        is_head = request.method == "HEAD"
        if is_head:  # the API has operations for GET alone; the body is left out below
            request.method = "GET"
        response = as_problem(request, self.get_response(request))
        return _without_body(request, response) if is_head else response


def _without_body(request: HttpRequest, response: Any) -> HttpResponseBase:
    """Return the answer with its headers alone."""
    request.method = "HEAD"
    if response.streaming:
        response.streaming_content = ()
    else:
        length = len(response.content)
        response.content = b""
        response["Content-Length"] = str(length)
    return response
