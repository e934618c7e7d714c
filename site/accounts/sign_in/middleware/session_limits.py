"""Ends idle and old sessions; keeps what a signed-in person sees out of every cache."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from accounts.sign_in import sessions

#: Addresses that a browser asks for by itself: they do not count as activity.
BACKGROUND = ("/admin/editing-sessions/",)
SIGN_OUT = frozenset({"/accounts/logout/", "/admin/logout/"})
#: Addresses that are private whoever asks.
PRIVATE = ("/admin/", "/accounts/")


class SessionLimits:
    """Idle 30 minutes, absolute 12 hours (`SESSION_IDLE_SECONDS`, `SESSION_ABSOLUTE_SECONDS`).

    A request without a session cookie is left alone, so that a reader's page neither touches a
    session nor varies by cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check the session before the view, and mark the response after it."""
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES and self._is_alive(request)
        response = self.get_response(request)
        if signed_in or request.path.startswith(PRIVATE):
            add_never_cache_headers(response)
        if signed_in and request.method == "POST" and request.path in SIGN_OUT:
            response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response

    def _is_alive(self, request: HttpRequest) -> bool:
        if not request.user.is_authenticated:
            return False
        if sessions.is_over(request.session):
            logout(request)
            return False
        if not request.path.startswith(BACKGROUND):
            sessions.touch(request.session)
        return True
