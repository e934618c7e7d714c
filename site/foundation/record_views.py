"""Creating, editing and restoring a record: a refused publish keeps the draft."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    WorkflowActionView,
)

from foundation import publishing
from foundation.addresses import AddressBook
from foundation.checking import (
    dropped_rows_in_use,
    in_use_message,
    protected_message,
    reasons,
)
from foundation.conflicts import Conflict, open_conflicts, settle_conflicts
from foundation.differences import Difference, differences
from foundation.row_identity import row_relations

#: The buttons that send a version towards the public site.
RELEASING = frozenset(("publish", "submit", "restart-workflow"))
APPROVING = "approve"


class ReleaseMixin:
    """Saves whatever was entered as a draft, and only then asks whether it may go on."""

    releasing = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Treat every save as one of a draft; what publishing needs is checked after it."""
        super().setup(request, *args, **kwargs)
        self.saving_as_draft = request.method == "POST"
        approving = self.action == "workflow-action" and self.workflow_action == APPROVING
        self.releasing = self.saving_as_draft and (self.action in RELEASING or approving)

    def run_action_method(self) -> HttpResponse | None:
        """Publish, submit or approve; a refusal shows the draft again, with the reasons."""
        if not self.releasing:
            return super().run_action_method()
        try:
            with transaction.atomic():
                self.check_release()
                return super().run_action_method()
        except ValidationError as error:
            return self.refuse(error)

    def check_release(self) -> None:
        """Raise ValidationError unless the version just saved may go public."""
        publishing.check(self.object, self.new_revision)

    def refuse(self, error: ValidationError) -> HttpResponse:
        """Show why the draft, which is saved, went no further."""
        raise NotImplementedError

    def data_after_save(self) -> QueryDict:
        """Return what was submitted, with the keys that its rows have since the save."""
        data = self.request.POST.copy()
        for name, value in self.form.get_field_updates_for_resave():
            data[name] = value
        return data


class RecordCreateView(ReleaseMixin, CreateView):
    """A new record."""

    edit_view: ClassVar[Any] = None

    def refuse(self, _error: ValidationError) -> HttpResponse:
        """Go on in the editor of the draft that was made, which refuses for the same reasons."""
        data = self.data_after_save()
        data["overwrite_revision_id"] = str(self.new_revision.pk)
        self.request.POST = data
        response: HttpResponse = self.edit_view(self.request, pk=str(self.object.pk))
        return response


class RecordEditView(ReleaseMixin, EditView):
    """The editor of a record."""

    def check_release(self) -> None:
        """Let a conflict pass that the editor decided, besides the checks of every publish."""
        if self.request.POST.get("confirm_conflicts"):
            settle_conflicts(self.live_object)
        super().check_release()

    def refuse(self, error: ValidationError) -> HttpResponse:
        """Show the draft as it was submitted and saved, with the reasons at the fields."""
        data = self.data_after_save()
        self.object = self.get_object()
        form = self.get_form_class()(data, instance=self.object, for_user=self.request.user)
        form.defer_required_fields()
        form.is_valid()
        form.restore_required_fields()
        form.show_refusal(error)
        self.form = form
        message = _("Saved as a draft. Before it can be published or submitted, see below.")
        messages.validation_error(self.request, message, form)
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return response

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Add the way to the public page."""
        buttons: list[Any] = super().header_more_buttons
        address = AddressBook.of(self.request).full_url(self.live_object)
        if address:
            buttons.append(Button(_("View live"), url=address, icon_name="view", priority=1))
        return buttons

    def conflicts(self) -> list[Conflict]:
        """Return the fields that changed on the public record while this draft changed them."""
        return open_conflicts(self.live_object, self.object)

    def going_back(self) -> list[Difference]:
        """Return what publishing this version would put back on the public record."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what has to be confirmed before publishing."""
        return super().get_context_data(**kwargs) | {
            "conflicts": self.conflicts(),
            "going_back": self.going_back(),
        }


class RecordRevertMixin:
    """Restoring an earlier version: what goes back is listed and confirmed.

    A row that something else refers to stays, whether the earlier version had it or not.
    """

    def get_object(self, queryset: Any = None) -> Any:
        """Return the earlier version, with the rows that cannot leave the record."""
        version = super().get_object(queryset)
        self.kept_rows: list[str] = []
        for relation in row_relations(version):
            rows = getattr(version, relation.get_accessor_name())
            present = [row.uid for row in rows.all()]
            for row, users in dropped_rows_in_use(version, relation, present):
                rows.add(row)
                self.kept_rows.append(in_use_message(row, users))
        return version

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say which rows stay."""
        for message in self.kept_rows:
            messages.info(request, message)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def save_instance(self) -> Any:
        """Save the restored version as a draft, however incomplete it is."""
        instance = self.form.save(commit=not self.object.live)
        self.has_content_changes = self.form.has_changed()
        self.new_revision = instance.save_revision(
            user=self.request.user, log_action=True, previous_revision=self.revision, clean=False
        )
        return instance

    def going_back(self) -> list[Difference]:
        """Compare the public record with what the form holds now."""
        public = publishing.public_version(self.live_object)
        if public is None:
            return []
        return differences(public, self.form.instance if self.form.is_bound else self.object)

    def check_release(self) -> None:
        """Ask before the public record goes back to an earlier state."""
        if not self.request.POST.get("confirm_older") and self.going_back():
            raise ValidationError(
                _("Confirm what goes back on the public record, or save as a draft."), code="older"
            )
        super().check_release()


class RecordDeleteView(DeleteView):
    """Deleting a record; one that others refer to stays, and they are named."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Delete, or say who refers to the record."""
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)
                return response
        except ProtectedError as error:
            messages.error(self.request, protected_message(error))
            return redirect(self.get_success_url())


class RecordWorkflowActionView(WorkflowActionView):
    """Approving or rejecting from the dashboard: a refused publish is told, not a crash."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Perform the action; what may not be published stays in moderation."""
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request, *args, **kwargs)
                return response
        except ValidationError as error:
            self.tell(error)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            answer = {"step": "success", "redirect": self.redirect_url}
            return self.render_modal_json(request, answer)
        return redirect(self.redirect_url)

    def tell(self, error: ValidationError) -> None:
        """Show the reasons on the next page."""
        why = reasons(error, self.object.get_latest_revision_as_object())
        messages.error(
            self.request,
            _("“%(record)s” was not published. %(reasons)s")
            % {"record": self.object, "reasons": " ".join(why)},
        )
