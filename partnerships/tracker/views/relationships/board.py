"""The board of partners by stage."""

from typing import Any

from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Stage
from partnerships.tracker.models import Relationship
from partnerships.tracker.views.screens import TrackerScreen

MOST_CARDS = 30


class BoardScreen(TrackerScreen):
    """Partners by stage."""

    page_title = gettext_lazy("Board")
    template_name = "tracker/admin/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a column for each stage."""
        rows = Relationship.objects.visible_to(self.colleague)
        rows = rows.select_related("organisation", "portal", "owner")
        columns = [(stage, list(rows.filter(stage=stage)[:MOST_CARDS])) for stage in Stage]
        return super().get_context_data(**kwargs, columns=columns)
