"""Registers with Wagtail that a private page does not exist for the public."""

from typing import Any

from django.http import Http404
from wagtail import hooks
from wagtail.models import Page

#: Before Wagtail's own check, which would send the reader to a sign-in.
FIRST = -10


@hooks.register("before_serve_page", order=FIRST)
def hide_private_page(page: Page, *_request: Any) -> None:
    """Raise Http404 for a page under a view restriction, whoever asks."""
    if page.get_view_restrictions().exists():
        raise Http404
