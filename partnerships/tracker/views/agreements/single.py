"""One agreement."""

from typing import Any

from partnerships.tracker.models import Agreement
from partnerships.tracker.views.screens import TrackerScreen


class AgreementScreen(TrackerScreen):
    """Everything about one agreement."""

    template_name = "tracker/admin/agreement.html"
    http_method_names: Any = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the row."""
        row = self.visible(Agreement, self.kwargs["uid"])
        self.note_view(row)
        return super().get_context_data(**kwargs, row=row)
