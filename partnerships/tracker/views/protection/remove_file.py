"""Remove a private file that was uploaded by mistake, after a question."""

from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Right
from partnerships.tracker.forms.protection import RemoveFileForm
from partnerships.tracker.models import PrivateFile
from partnerships.tracker.services.remove_file import remove_file
from partnerships.tracker.views.form_screens import TrackerFormScreen


class RemoveFileScreen(TrackerFormScreen):
    """Asks whether to remove one file for good; managers only."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = gettext_lazy("Remove a file")
    header_icon = "bin"
    template_name = "tracker/admin/remove_file.html"
    form_class: type[forms.BaseForm] = RemoveFileForm
    submit_label = gettext_lazy("Remove it for good")

    @cached_property
    def file(self) -> Any:
        """The file; raises Http404 for none."""
        return self.visible(PrivateFile, self.kwargs["uid"])

    @cached_property
    def owner_url(self) -> str:
        """Where what the file belongs to is shown."""
        file = self.file
        if file.amendment is not None:
            return reverse("tracker_agreement", args=[file.amendment.agreement.uid])
        name = next(name for name in PrivateFile.guarded_by if getattr(file, name) is not None)
        return reverse(f"tracker_{name}", args=[getattr(file, name).uid])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the file, and where it goes back."""
        return super().get_context_data(**kwargs, file=self.file, back=self.owner_url)

    def save(self, _form: Any) -> str:
        """Remove it; return where it goes on."""
        address = self.owner_url
        remove_file(self.file, self.colleague)
        return address

    def success_message(self, _saved: str) -> Any:
        """Say that it is done."""
        return _("The file was removed.")

    def success_url(self, saved: str) -> str:
        """Go back to what the file belonged to."""
        return saved
