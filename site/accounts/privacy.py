"""Where nobody can sign in, a document that is not for everybody does not exist."""

from django.http import Http404, HttpRequest
from wagtail.documents.models import AbstractDocument


def hide_private_document(document: AbstractDocument, request: HttpRequest) -> None:
    """Answer 404 for a document of a restricted collection, on a service without sessions."""
    if not hasattr(request, "session") and document.collection.get_view_restrictions():
        raise Http404
