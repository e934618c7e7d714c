"""Where nobody can sign in, what is not for everybody does not exist."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page


def hide_private_page(
    page: Page, request: HttpRequest, _serve_args: Any, _serve_kwargs: Any
) -> None:
    """Answer 404 for a page under a view restriction, on a service without sessions."""
    if not hasattr(request, "session") and page.get_view_restrictions():
        raise Http404


def hide_private_document(document: AbstractDocument, request: HttpRequest) -> None:
    """Answer 404 for a document of a restricted collection, on a service without sessions."""
    if not hasattr(request, "session") and document.collection.get_view_restrictions():
        raise Http404
