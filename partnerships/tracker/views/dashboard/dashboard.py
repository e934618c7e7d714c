"""What is due, mine or the team's, and what slips."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.views.screens import TrackerScreen


class Dashboard(TrackerScreen):
    """The first screen of the tracker."""

    page_title: Any = _("Dashboard")
    header_icon = "home"
    template_name = "tracker/admin/dashboard.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: this is where the tracker begins."""
        return [
            *super(TrackerScreen, self).get_breadcrumbs_items(),
            {"label": _("Partner tracker"), "url": ""},
        ]
