"""The secret calendar address of a colleague, and what it serves."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.calendar.address import CalendarAddress

urlpatterns: list[URLPattern] = [
    path("calendar/", CalendarAddress.as_view(), name="tracker_calendar"),
]
entries: list[Entry] = [
    Entry(_("My calendar address"), "tracker_calendar", "calendar-alt", 75),
]
