"""Reads live values once for each request, however many texts say them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from foundation.addresses import AddressBook
from website.live_values.reading import LiveValues, reading


class LiveValuesOfRequest:
    """Everything that is shown for one request shares what was read for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer inside one reading; nothing is read unless a text asks."""
        with reading(LiveValues(AddressBook.of(request))):
            return self.get_response(request)
