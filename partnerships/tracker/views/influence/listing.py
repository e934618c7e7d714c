"""What we did, and what came of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.models import InfluenceLink
from partnerships.tracker.views.screens import TrackerScreen

PER_PAGE = 50


class InfluenceScreen(TrackerScreen):
    """The links that the colleague may see, the latest first."""

    page_title = _("Influence trail")
    header_icon = "link"
    template_name = "tracker/admin/influence.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the links."""
        links = InfluenceLink.objects.visible_to(self.colleague)
        return super().get_context_data(**kwargs, links=links[:PER_PAGE])
