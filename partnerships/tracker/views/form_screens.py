"""The screen of one form: shown, refused at the field with what was typed kept, or carried out."""

from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from partnerships.tracker.choices import Right
from partnerships.tracker.models import TrackerModel
from partnerships.tracker.services.digest_of_row import digest_of_row
from partnerships.tracker.views.screens import TrackerScreen

OUTDATED: Final = _(
    "Somebody changed this since you opened it. Look at what it says now; save again, and what you "
    "typed takes its place."
)


class TrackerFormScreen(TrackerScreen):
    """A screen with one form.

    A subclass gives `form_class`, `save(form)`, which carries out what was asked in one
    transaction and returns what `success_url` and `success_message` are made of, and those two. A
    ValidationError of `save` is shown at its field like one of the form, and nothing was saved.
    """

    needs: ClassVar[Right] = Right.EDIT
    template_name = "tracker/admin/form.html"
    form_class: type[forms.BaseForm]
    submit_label: Any = _("Save")
    http_method_names: Any = ("get", "head", "post")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with; `colleague` is who fills it in."""
        kwargs: dict[str, Any] = {"colleague": self.colleague, "initial": self.get_initial()}
        if self.request.method == "POST":
            kwargs |= {"data": self.request.POST, "files": self.request.FILES}
        return kwargs

    def get_initial(self) -> dict[str, Any]:
        """Return what stands in the form at first."""
        return {}

    def get_form(self) -> forms.BaseForm:
        """Return the form."""
        return self.form_class(**self.get_form_kwargs())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form and what its button says."""
        form = kwargs.pop("form", None) or self.get_form()
        row = self.edited_row()
        return super().get_context_data(
            **kwargs,
            form=form,
            media=form.media,
            submit_label=self.submit_label,
            seen=digest_of_row(row) if row is not None else "",
        )

    def edited_row(self) -> TrackerModel | None:
        """Return the row whose values stand in the form, None where it edits none."""
        return None

    def is_outdated(self) -> bool:
        """Say whether somebody changed the row since the form was opened."""
        row, seen = self.edited_row(), self.request.POST.get("seen", "")
        return bool(row is not None and seen and seen != digest_of_row(row))

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Carry out what was asked, or say at its place what is wrong with it."""
        form = self.get_form()
        if form.is_valid() and self.is_outdated():
            form.add_error(None, OUTDATED)
        if not form.is_valid():
            return self.refuse(form)
        try:
            with transaction.atomic():
                saved = self.save(form)
        except ValidationError as error:
            add_errors(form, error)
            return self.refuse(form)
        messages.success(request, self.success_message(saved))
        return HttpResponseRedirect(self.success_url(saved))

    def refuse(self, form: forms.BaseForm) -> HttpResponse:
        """Show the form again, with what is wrong."""
        messages.error(self.request, _("Nothing was saved: see what is marked below."))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def save(self, form: Any) -> Any:
        """Carry out what the form asks for; subclasses say how."""
        raise NotImplementedError  # each screen has its own

    def success_message(self, saved: Any) -> Any:
        """Return what is said afterwards."""
        return _("“%(record)s” was saved.") % {"record": saved}

    def success_url(self, saved: Any) -> str:
        """Return where it goes on; subclasses say where."""
        raise NotImplementedError  # each screen has its own


def add_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Show the errors of a service at the fields of the form that they name, else above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
