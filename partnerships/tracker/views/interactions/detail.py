"""One interaction."""

from typing import Any
from uuid import UUID

from partnerships.tracker.models import Interaction
from partnerships.tracker.views.screens import TrackerScreen


class InteractionView(TrackerScreen):
    """Shows what was said and who took part."""

    template_name = "tracker/admin/base.html"

    def get_context_data(self, *, uid: UUID, **kwargs: Any) -> dict[str, Any]:
        """Return the interaction."""
        self.interaction = self.visible(Interaction, uid)
        self.note_view(self.interaction)
        return super().get_context_data(**kwargs)

    def get_page_title(self) -> str:
        """Return what it was about."""
        return str(self.interaction)
