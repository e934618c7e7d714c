"""Gives every request an id that its log lines and its error page share."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from foundation.logs import request_id


class RequestId:
    """Sets the id before anything else happens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Number the request, and take the number back after the response."""
        token = request_id.set(secrets.token_hex(6))
        try:
            return self.get_response(request)
        finally:
            request_id.reset(token)
