"""Change one interaction."""

from typing import Any
from uuid import UUID

from partnerships.tracker.choices import Right
from partnerships.tracker.models import Interaction
from partnerships.tracker.views.screens import TrackerScreen


class InteractionEditView(TrackerScreen):
    """Changes what was said and who took part."""

    needs = Right.EDIT
    template_name = "tracker/admin/base.html"

    def get_context_data(self, *, uid: UUID, **kwargs: Any) -> dict[str, Any]:
        """Return the interaction."""
        self.interaction = self.editable(Interaction, uid)
        return super().get_context_data(**kwargs)

    def get_page_title(self) -> str:
        """Return what it was about."""
        return str(self.interaction)
