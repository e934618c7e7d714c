"""Telling the request that shows a draft in the editor from one of a reader."""

from django.http import HttpRequest


def is_preview(request: HttpRequest) -> bool:
    """Return whether Wagtail made this request, to show a draft as its public page would.

    It bears the public address of what it shows, and passes every middleware.
    """
    return bool(getattr(request, "is_dummy", False))
