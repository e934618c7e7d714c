"""What is due, what slips, and where we stand."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.dashboard.dashboard import Dashboard
from partnerships.tracker.views.dashboard.head_view import HeadView

urlpatterns: list[URLPattern] = [
    path("", Dashboard.as_view(), name="tracker_dashboard"),
    path("where-we-stand/", HeadView.as_view(), name="tracker_head_view"),
]
entries: list[Entry] = [
    Entry(_("Dashboard"), "tracker_dashboard", "home", 0),
    Entry(_("Where we stand"), "tracker_head_view", "site", 5),
]
