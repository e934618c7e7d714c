"""Where a brief is chosen: a country, a region, a forum or a partner."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.views.screens import TrackerScreen


class BriefPickerView(TrackerScreen):
    """Finds what a brief is to be about."""

    page_title = _("Briefs")
    template_name = "tracker/admin/briefs.html"
    http_method_names: Any = ("get", "head")
    header_icon = "doc-full"
