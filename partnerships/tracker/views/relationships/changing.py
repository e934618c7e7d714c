"""The screens that add a partner and change one."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.register.models import Organisation
from partnerships.tracker.forms.relationships import AddRelationshipForm, EditRelationshipForm
from partnerships.tracker.models import Relationship
from partnerships.tracker.services.add_relationship import add_relationship
from partnerships.tracker.services.change_relationship import change_relationship
from partnerships.tracker.views.form_screens import TrackerFormScreen


class PartnerFormScreen(TrackerFormScreen):
    """What both forms about a partner share."""

    template_name = "tracker/admin/partner_form.html"

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Partners"), reverse("tracker_partners"))]

    def success_url(self, saved: Relationship) -> str:
        """Go on to the page of the partner."""
        return reverse("tracker_partner", args=[saved.uid])


class PartnerAddScreen(PartnerFormScreen):
    """Adds a partner; `?organisation=<uid>` chooses the organisation."""

    page_title = gettext_lazy("Add a partner")
    submit_label = gettext_lazy("Add the partner")
    form_class = AddRelationshipForm

    def get_initial(self) -> dict[str, Any]:
        """Choose the organisation that the address names."""
        asked = self.request.GET.get("organisation", "")
        if not asked:
            return {}
        organisation = Organisation.objects.partners().filter(uid=read_uid(asked)).first()
        return {"organisation": organisation} if organisation else {}

    def save(self, form: AddRelationshipForm) -> Relationship:
        """Add the partner."""
        reason = form.cleaned_data.get("reason", "")
        return add_relationship(form.values(), self.colleague, named=form.named(), reason=reason)

    def success_message(self, saved: Relationship) -> Any:
        """Say that it was added."""
        return _("%(partner)s is a partner now.") % {"partner": saved}


class PartnerEditScreen(PartnerFormScreen):
    """Changes a partner."""

    form_class = EditRelationshipForm

    @cached_property
    def relationship(self) -> Relationship:
        """The partner."""
        row: Relationship = self.editable(Relationship, self.kwargs["uid"])
        return row

    def edited_row(self) -> Relationship:
        """Return the partner."""
        return self.relationship

    def get_page_title(self) -> str:
        """Return what is done."""
        return _("Edit %(partner)s") % {"partner": self.relationship}

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        row = self.relationship
        return [*super().trail(), (str(row), reverse("tracker_partner", args=[row.uid]))]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the partner."""
        return {**super().get_form_kwargs(), "instance": self.relationship}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form; a look at a confidential partner is written down."""
        if self.request.method != "POST":
            self.note_view(self.relationship)
        return super().get_context_data(**kwargs, relationship=self.relationship)

    def save(self, form: EditRelationshipForm) -> Relationship:
        """Change the partner."""
        return change_relationship(
            self.relationship, form.values(), self.colleague, named=form.named()
        )


def read_uid(text: str) -> Any:
    """Return the identifier in `text`; raises Http404 for anything else."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
