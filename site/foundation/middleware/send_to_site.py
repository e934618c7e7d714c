"""Sends a visit to a public page from the staff service to the public one."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from foundation.previews import is_preview


class SendToSite:
    """Answers only the addresses under `STAFF_PREFIXES`; the rest belong to `SITE_URL`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirect a reader, with the path as asked for; show a colleague a preview."""
        if is_preview(request) or request.path.startswith(settings.STAFF_PREFIXES):
            return self.get_response(request)
        return HttpResponseRedirect(settings.SITE_URL + request.get_full_path())
