"""Old addresses of records lead on in every language; redirects are kept for the first one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from foundation.addresses import prefix_of


class RedirectsInLanguages:
    """Leads from `/fr/old/` to `/fr/new/` where `/old/` leads to `/new/`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; of what is not found, look for the address without its language."""
        response = self.get_response(request)
        prefix = prefix_of(get_language() or "")
        if response.status_code != 404 or not request.path.startswith(f"{prefix}/"):
            return response
        path = Redirect.normalise_path(request.path.removeprefix(prefix), decode_unicode=False)
        redirect = get_redirect(request, path) if prefix else None
        if redirect is None or not (redirect.redirect_link or "").startswith("/"):
            return response
        return HttpResponsePermanentRedirect(f"{prefix}{redirect.redirect_link}")
