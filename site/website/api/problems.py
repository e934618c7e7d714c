"""What the API answers when it cannot: `application/problem+json` (RFC 9457), never HTML."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

CONTENT_TYPE: Final = "application/problem+json"
FAILURE: Final = 400
#: What went wrong, by status; the reader of the answer is a programmer, in English.
TITLES: Final[Mapping[int, str]] = {
    400: "The request cannot be read",
    403: "Not allowed",
    404: "There is nothing at this address",
    405: "This address can only be read",
    406: "Not in this format",
    410: "No longer published",
    412: "It has changed since",
    414: "The address is too long",
    422: "A parameter cannot be understood",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "Not available just now",
}
#: One thing that is wrong with a request: the parameter, and why.
Fault = tuple[str, str]


class Problem(Exception):  # noqa: N818  (it is what is answered, by the name of the standard)
    """Ends an operation with an answer that says what is wrong."""

    def __init__(self, status: int, detail: str, faults: Sequence[Fault] = (), **more: Any) -> None:
        """Say `detail` in a sentence; `more` are further members of the answer."""
        super().__init__(detail)
        self.status, self.detail, self.faults, self.more = status, detail, faults, more


def problem_response(
    request: HttpRequest, status: int, detail: str = "", faults: Sequence[Fault] = (), **more: Any
) -> HttpResponse:
    """Return the answer that says what went wrong with `request`."""
    title = TITLES.get(status, "The request failed")
    said: dict[str, Any] = {
        "type": f"{settings.SITE_URL}{reverse('api_docs')}#problem-{status}",
        "title": title,
        "status": status,
        "detail": detail or f"{title}.",
        "instance": request.path,
    }
    if faults:
        said["errors"] = [{"parameter": name, "detail": why} for name, why in faults]
    response = HttpResponse(
        json.dumps(said | more, ensure_ascii=False), content_type=CONTENT_TYPE, status=status
    )
    response["Cache-Control"] = "no-store"
    return response


def as_problem(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return what somebody else answered for the API as a problem, if it is an error."""
    said = response.headers.get("Content-Type", "")
    if response.status_code < FAILURE or said.startswith(CONTENT_TYPE):
        return response
    answer = problem_response(request, response.status_code)
    for name in ("Allow", "Retry-After", "X-Request-ID"):
        if name in response.headers:
            answer[name] = response.headers[name]
    return answer


def nothing_here(request: HttpRequest, **_names: str) -> HttpResponse:
    """Answer at an address below `/api/` that has nothing."""
    return problem_response(request, 404)
