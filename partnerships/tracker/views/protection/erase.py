"""Erase a person, after a look at every place in which something would change."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Right
from partnerships.tracker.forms.protection import (
    LOOK_AGAIN,
    EraseForm,
    words_in,
    words_left_out,
)
from partnerships.tracker.models import Person
from partnerships.tracker.services.erase_person import (
    Preview,
    erase_person,
    preview_erasure,
)
from partnerships.tracker.services.erase_person.words import too_short
from partnerships.tracker.views.form_screens import TrackerFormScreen

#: So many places are shown; the words are taken out of all.
MOST_SHOWN = 500


class ErasePersonScreen(TrackerFormScreen):
    """What the erasure of one person would change, and the erasure itself."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = gettext_lazy("Erase a person")
    header_icon = "bin"
    template_name = "tracker/admin/erase.html"
    form_class: Any = EraseForm
    submit_label = gettext_lazy("Erase for good")

    @cached_property
    def person(self) -> Any:
        """The person; raises Http404 for nobody."""
        return self.visible(Person, self.kwargs["uid"])

    @cached_property
    def preview(self) -> Preview:
        """What would change, with the further words that were typed."""
        also = words_in(self.request.POST.get("also", ""))
        return preview_erasure(self.person, self.colleague, also)

    def left_out(self) -> tuple[str, ...]:
        """Return what nobody looks for in texts: of the person, and of what was typed."""
        own = too_short((self.person.name, self.person.phone))
        return (*own, *words_left_out(self.request.POST.get("also", "")))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with."""
        return {**super().get_form_kwargs(), "preview": self.preview}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the person, and what would change."""
        preview = self.preview
        return super().get_context_data(
            **kwargs,
            person=self.person,
            preview=preview,
            places=preview.places[:MOST_SHOWN],
            number_more=max(0, len(preview.places) - MOST_SHOWN),
            look_again=LOOK_AGAIN,
            left_out=self.left_out(),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look again with further words, or erase."""
        if LOOK_AGAIN not in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.is_valid()
        form.errors.clear()
        return self.render_to_response(self.get_context_data(form=form))

    def save(self, form: Any) -> Any:
        """Erase."""
        return erase_person(self.person, self.colleague, form.wish())

    def success_message(self, _saved: Any) -> Any:
        """Say that it is done, without saying who it was."""
        return _("The person was erased.")

    def success_url(self, _saved: Any) -> str:
        """Go on to the overview."""
        return reverse("tracker_protection")

    def trail(self) -> list[tuple[str, str]]:
        """Return the overview."""
        return [(_("Data protection"), reverse("tracker_protection"))]
