"""The calendar of a colleague, by its secret address."""

from django.http import Http404, HttpRequest, HttpResponse


def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer with the calendar of the colleague whose secret it is; 404 for any other."""
    raise Http404
