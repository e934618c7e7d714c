"""What can be done with the copies and the link of a source in the admin."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from stewardship.models import ArchivedCopy, Source
from stewardship.services.accept_link import accept_new_text, take_new_address
from stewardship.services.serve_copy import serve_copy
from stewardship.services.verify_copies import CopyState, verify_copies


class CopyView(PermissionCheckedMixin, View):
    """Hands a copy to a colleague, whether or not the public may read it."""

    http_method_names = ("get", "head")
    model = Source
    any_permission_required = ("view", "add", "change", "delete")

    def get(self, _request: HttpRequest, pk: str, copy: UUID) -> HttpResponseBase:
        """Return the file as a download."""
        response = serve_copy(_copy_of(pk, copy))
        response["Cache-Control"] = "private, no-store"
        return response


class CopyDeleteView(PermissionCheckedMixin, View):
    """Deletes a copy that should not have been kept."""

    http_method_names = ("post",)
    model = Source
    permission_required = "delete"
    edit_url_name = ""

    def post(self, request: HttpRequest, pk: str, copy: UUID) -> HttpResponse:
        """Delete the row and its file, and go back to the source."""
        found = _copy_of(pk, copy)
        found.delete()
        messages.success(request, _("The copy “%(name)s” is deleted.") % {"name": found.name})
        return redirect(reverse(self.edit_url_name, args=[pk]))


class SourceActionView(PermissionCheckedMixin, View):
    """Does one thing with a source and tells what came of it."""

    http_method_names = ("post",)
    model = Source
    permission_required = "change"
    edit_url_name = ""

    def post(self, request: HttpRequest, pk: str, action: str) -> HttpResponse:
        """Do `action`, one of `ACTIONS`; 404 for any other."""
        act = ACTIONS.get(action)
        if act is None:
            raise Http404
        act(request, get_object_or_404(Source, pk=unquote(str(pk))))
        return redirect(reverse(self.edit_url_name, args=[pk]))


def _verify(request: HttpRequest, source: Source) -> None:
    findings = list(verify_copies(source.copies.all()))
    bad = [each for each in findings if each.state is not CopyState.INTACT]
    for copy, _state in bad:
        message = _("“%(name)s” is not what was kept: its file is missing or was altered.")
        messages.error(request, message % {"name": copy.name})
    if not bad:
        message = ngettext(
            "%(number)s copy is intact: its SHA-256 is as written down.",
            "%(number)s copies are intact: their SHA-256 are as written down.",
            len(findings),
        )
        messages.success(request, message % {"number": len(findings)})


def _accept(request: HttpRequest, source: Source) -> None:
    accept_new_text(source)
    messages.success(request, _("The text as it is now counts as read."))


def _take_address(request: HttpRequest, source: Source) -> None:
    taken = take_new_address(source)
    if taken:
        messages.success(request, _("The source has its new address."))
    else:
        messages.error(request, _("Another source has the new address already."))


ACTIONS: dict[str, Callable[[HttpRequest, Source], None]] = {
    "verify-copies": _verify,
    "accept-text": _accept,
    "take-address": _take_address,
}


def _copy_of(pk: Any, copy: UUID) -> ArchivedCopy:
    copies = ArchivedCopy.objects.select_related("source")
    found: ArchivedCopy = get_object_or_404(copies, uid=copy, source_id=unquote(str(pk)))
    return found
