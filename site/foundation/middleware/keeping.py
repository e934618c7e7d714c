"""Lets what a page reads be kept for the next one."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from foundation.keeping import while_reading

READING: Final = frozenset({"GET", "HEAD"})


class KeepWhileReading:
    """Requests that read share what they computed; those that write compute for themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if request.method not in READING:
            return self.get_response(request)
        with while_reading():
            return self.get_response(request)
