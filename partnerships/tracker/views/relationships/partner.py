"""The page of one partner."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partnerships.tracker.models import Relationship
from partnerships.tracker.views.screens import TrackerScreen


class PartnerScreen(TrackerScreen):
    """Everything about one partner."""

    template_name = "tracker/admin/partner.html"

    @cached_property
    def relationship(self) -> Relationship:
        """The partner."""
        row: Relationship = self.visible(Relationship, self.kwargs["uid"])
        return row

    def get_page_title(self) -> str:
        """Return the name of the partner."""
        return str(self.relationship)

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Partners"), reverse("tracker_partners"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the partner; a look at a confidential one is written down."""
        self.note_view(self.relationship)
        return super().get_context_data(**kwargs, relationship=self.relationship)
