"""The calendar of a colleague, by its secret address, which no sign-in guards."""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from foundation.public_forms import is_too_often, sender_of
from partnerships.tracker.services.calendar import find_colleague, write_calendar

#: Whoever asks for so many addresses that are none is told to wait.
MOST_WRONG: Final = 20
PERIOD: Final = timedelta(minutes=15)


@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer with the calendar whose secret it is.

    An address that never was, was revoked, or whose colleague may no longer see the tracker is one
    and the same answer. Neither session nor account of whoever asks is looked at.
    """
    colleague = find_colleague(secret)
    if colleague is None:
        return _private(_refusal(request))
    response = HttpResponse(write_calendar(colleague), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return _private(response)


def _refusal(request: HttpRequest) -> HttpResponse:
    if is_too_often("calendar", sender_of(request), MOST_WRONG, PERIOD):
        response = HttpResponse(status=429, content_type="text/plain")
        response["Retry-After"] = str(int(PERIOD.total_seconds()))
        return response
    return HttpResponse(status=404, content_type="text/plain")


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the answer out of every cache and index, and its address out of every Referer."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
