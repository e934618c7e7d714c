"""The screens of verified records: list, editor, and the check that is written down."""

from typing import Any, ClassVar

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request, set_query_params
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from accounts.models import User
from exchange.cells import shown, spreadsheet_safe
from foundation.record_list import RecordIndexView
from foundation.record_views import RecordEditView
from stewardship.choices import VerificationOutcome
from stewardship.models import VerifiedRecord
from stewardship.panels import CHECKING, COMPARED_BOX
from stewardship.services.note_check import note_check
from stewardship.services.verify_record import verify_record


class SafeExportMixin:
    """Exports cells that no spreadsheet evaluates."""

    def get_preprocess_function(self, _field: str, _value: Any, _export_format: str) -> Any:
        """Return what makes any value a safe cell."""
        return lambda value: spreadsheet_safe(shown(value))


class VerifyView(PermissionCheckedMixin, View):
    """Writes down that somebody compared a record with its sources and found nothing changed."""

    http_method_names = ("post",)
    permission_required = "change"
    model: ClassVar[Any] = None
    edit_url_name = ""

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Record the check and go back to where it was asked for."""
        record = get_object_or_404(self.model, pk=unquote(str(pk)))
        if not self.user_has_permission_for_instance("change", record):
            raise PermissionDenied
        user = request.user if isinstance(request.user, User) else None
        verification = verify_record(record, user, VerificationOutcome.UNCHANGED)
        messages.success(
            request,
            _("“%(record)s” is verified. Next review by %(day)s.")
            % {"record": record, "day": date_format(verification.next_due_on)},
        )
        back = get_valid_next_url_from_request(request)
        return redirect(back or reverse(self.edit_url_name, args=[pk]))


def verify_button(url: str, *, priority: int) -> Button:
    """Return the button that says: compared with the sources, nothing changed."""
    return Button(
        _("Checked, nothing changed"),
        icon_name="check",
        priority=priority,
        attrs={
            "data-controller": "w-action",
            "data-action": "w-action#post",
            "data-w-action-url-value": url,
        },
    )


class VerifiedRecordIndexView(SafeExportMixin, RecordIndexView):
    """The list of a family of verified records."""

    verify_url_name = ""

    def get_list_more_buttons(self, instance: VerifiedRecord) -> list[Any]:
        """Add the button that records a check, for those who may edit."""
        buttons = super().get_list_more_buttons(instance)
        if instance.live and self.user_has_permission("change"):
            url = set_query_params(
                reverse(self.verify_url_name, args=[quote(instance.pk)]),
                {"next": self.request.get_full_path()},
            )
            buttons.append(verify_button(url, priority=17))
        return buttons


class VerifiedRecordEditView(RecordEditView):
    """The editor of a verified record."""

    verify_url_name = ""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Add the button that records a check, for those who may edit."""
        buttons: list[Any] = super().header_more_buttons
        if self.object.live and self.user_has_permission("change"):
            url = reverse(self.verify_url_name, args=[quote(self.object.pk)])
            buttons.append(verify_button(url, priority=5))
        return buttons

    def check_release(self) -> None:
        """Note that the version was compared with its sources, where the editor says so.

        It counts as a check once this version, or a later one, is public.
        """
        super().check_release()
        if self.request.POST.get(COMPARED_BOX) and isinstance(self.request.user, User):
            note_check(self.live_object, self.new_revision, self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tell whoever comes from the review queue what to do."""
        if CHECKING in request.GET:
            messages.info(
                request,
                _(
                    "You are checking this record. Change what is wrong and publish or submit it: "
                    "“Compared with the sources”, under Verification, is ticked."
                ),
            )
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response


class SourceIndexView(SafeExportMixin, IndexView):
    """The list of sources."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the sources with the languages and the copies that the list names."""
        sources: QuerySet[Any] = super().get_base_queryset()
        return sources.select_related("language").prefetch_related("copies")
