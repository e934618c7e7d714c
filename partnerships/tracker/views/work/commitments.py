"""One commitment: shown, added, edited."""

from typing import Any, ClassVar

from django.forms import ModelForm, modelform_factory
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import Commitment
from partnerships.tracker.services.write_audit import write_audit
from partnerships.tracker.views.form_screens import TrackerFormScreen
from partnerships.tracker.views.screens import TrackerScreen


class CommitmentScreen(TrackerScreen):
    """Everything about one commitment."""

    template_name = "tracker/admin/commitment.html"
    http_method_names: Any = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the row."""
        row = self.visible(Commitment, self.kwargs["uid"])
        self.note_view(row)
        return super().get_context_data(**kwargs, row=row)


class AddCommitmentScreen(TrackerFormScreen):
    """Adds one."""

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Add commitment")
    action = AuditAction.CREATED

    def get_form(self) -> Any:
        """Return the form."""
        kwargs = self.get_form_kwargs()
        kwargs.pop("colleague")
        form: Any = modelform_factory(
            Commitment, form=ModelForm, fields=("relationship", "side", "text", "made_on", "due_on")
        )(instance=self.row(), **kwargs)
        form.fields["relationship"].queryset = form.fields["relationship"].queryset.editable_by(
            self.colleague
        )
        return form

    def row(self) -> Any:
        """Return what is changed."""
        return None

    def save(self, form: Any) -> Any:
        """Keep it."""
        row = form.save()
        write_audit(self.action, row, self.colleague)
        return row

    def success_url(self, saved: Any) -> str:
        """Return its address."""
        return reverse("tracker_commitment", args=[saved.uid])


class EditCommitmentScreen(AddCommitmentScreen):
    """Edits one."""

    page_title = _("Edit commitment")
    action = AuditAction.CHANGED

    def row(self) -> Any:
        """Return what is changed."""
        return self.editable(Commitment, self.kwargs["uid"])
