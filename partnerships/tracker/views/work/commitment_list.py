"""The list."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.models import Commitment, TrackerModel
from partnerships.tracker.views.screens import TrackerScreen


class CommitmentsScreen(TrackerScreen):
    """What a colleague may see, the first to be due first."""

    page_title = _("Commitments")
    template_name = "tracker/admin/commitments.html"
    model: type[TrackerModel] = Commitment
    http_method_names: Any = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the first rows."""
        rows = self.model.objects.visible_to(self.colleague).select_related(
            "relationship__organisation"
        )
        return super().get_context_data(**kwargs, rows=rows[:100])
