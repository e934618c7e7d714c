"""The screens that add a partner and change one."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Right
from partnerships.tracker.models import Relationship
from partnerships.tracker.views.screens import TrackerScreen


class PartnerAddScreen(TrackerScreen):
    """Adds a partner."""

    needs = Right.EDIT
    page_title = gettext_lazy("Add a partner")
    template_name = "tracker/admin/partner_form.html"


class PartnerEditScreen(TrackerScreen):
    """Changes a partner."""

    needs = Right.EDIT
    template_name = "tracker/admin/partner_form.html"

    @cached_property
    def relationship(self) -> Relationship:
        """The partner."""
        row: Relationship = self.editable(Relationship, self.kwargs["uid"])
        return row

    def get_page_title(self) -> str:
        """Return what is done."""
        return _("Edit %(partner)s") % {"partner": self.relationship}

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Partners"), reverse("tracker_partners"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the partner."""
        return super().get_context_data(**kwargs, relationship=self.relationship)
