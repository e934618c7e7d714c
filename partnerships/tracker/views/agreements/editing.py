"""One agreement: shown, added, edited."""

from typing import Any, ClassVar

from django.forms import ModelForm, modelform_factory
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import Agreement
from partnerships.tracker.services.write_audit import write_audit
from partnerships.tracker.views.form_screens import TrackerFormScreen


class AddAgreementScreen(TrackerFormScreen):
    """Adds one."""

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Add agreement")
    action = AuditAction.CREATED

    def get_form(self) -> Any:
        """Return the form."""
        kwargs = self.get_form_kwargs()
        kwargs.pop("colleague")
        form: Any = modelform_factory(
            Agreement, form=ModelForm, fields=("relationship", "title", "kind")
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
        return reverse("tracker_agreement", args=[saved.uid])


class EditAgreementScreen(AddAgreementScreen):
    """Edits one."""

    page_title = _("Edit agreement")
    action = AuditAction.CHANGED

    def row(self) -> Any:
        """Return what is changed."""
        return self.editable(Agreement, self.kwargs["uid"])
