"""Lets what a page reads be kept for the next one."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from foundation.keeping import reading_on, while_reading

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
        with while_reading() as reading:
            response: Any = self.get_response(request)
        is_file = getattr(response, "file_to_stream", None) is not None
        if response.streaming and not response.is_async and not is_file:
            response.streaming_content = reading_on(reading, response.streaming_content)
        return response
