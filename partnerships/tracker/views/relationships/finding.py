"""The search of the tracker."""

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.views.screens import TrackerScreen


class SearchScreen(TrackerScreen):
    """Finds what the colleague may see by its words."""

    page_title = _("Search")
    template_name = "tracker/admin/search.html"
