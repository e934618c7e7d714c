"""Lets nobody into the admin whose sign-in lacked a second factor, where one is required."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts.sign_in.sessions import used_second_factor

PROTECTED = ("/admin/",)


class SecondFactor:
    """With `SECOND_FACTOR = "required"`, leads a session without one to the set-up page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer for the view when the session may not come in."""
        if settings.SECOND_FACTOR == "required" and request.path.startswith(PROTECTED):
            refusal = self._refusal(request)
            if refusal is not None:
                return refusal
        return self.get_response(request)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        if not request.user.is_authenticated or used_second_factor(request):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return HttpResponseForbidden()
        query = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
        return HttpResponseRedirect(f"{_next_step(request)}?{query}")


def _next_step(request: HttpRequest) -> str:
    """Return where to prove the second factor, or to set one up."""
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    by_factor = [method["url"] for method in methods if method["id"].startswith("mfa_")]
    return by_factor[0] if by_factor else reverse("mfa_index")
