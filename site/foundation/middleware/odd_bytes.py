"""Refuses bytes that no honest request has, before any view sees them."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

#: A query string longer than this is no question.
MAX_QUERY_BYTES = 8192
_FORM = "application/x-www-form-urlencoded"


class RefuseOddBytes:
    """Answers 400 to a NUL byte or invalid UTF-8 in path, query or form, and to endless queries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let an honest request through."""
        if _is_odd(request):
            return HttpResponseBadRequest("Bad request.", content_type="text/plain")
        return self.get_response(request)


def _is_odd(request: HttpRequest) -> bool:
    query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    path = request.META.get("PATH_INFO", "").encode("latin-1", "replace")
    if len(query) > MAX_QUERY_BYTES or _odd(path) or _odd(unquote_to_bytes(query)):
        return True
    if request.method != "POST":
        return False
    if request.content_type == _FORM:
        return _odd(unquote_to_bytes(request.body))
    return any("\0" in name + "".join(map(str, values)) for name, values in request.POST.lists())


def _odd(text: bytes) -> bool:
    if b"\0" in text:
        return True
    try:
        text.decode()
    except UnicodeDecodeError:
        return True
    return False
