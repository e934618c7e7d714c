"""Where we stand: one row per country, region and forum."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.views.screens import TrackerScreen


class HeadView(TrackerScreen):
    """The head's view."""

    page_title: Any = _("Where we stand")
    header_icon = "site"
    template_name = "tracker/admin/head_view.html"
