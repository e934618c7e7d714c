"""The error pages that must work when nothing else does."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from foundation.logs import request_id


def server_error(_request: HttpRequest) -> HttpResponse:
    """Say that something broke, with the id under which the log has it."""
    page = render_to_string("500.html", {"error_id": request_id.get()})
    return HttpResponse(page, status=500)


def bad_request(
    _request: HttpRequest,
    exception: Exception,  # noqa: ARG001  (Django gives it by this name)
) -> HttpResponse:
    """Say that the request made no sense, without repeating any of it."""
    return HttpResponse(render_to_string("400.html", {}), status=400)
