"""Briefs to carry into a meeting, as page, print, PDF and DOCX."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.menu import Entry
from partnerships.tracker.views.briefs.brief import BriefView
from partnerships.tracker.views.briefs.picker import BriefPickerView

urlpatterns: list[URLPattern] = [
    path("briefs/", BriefPickerView.as_view(), name="tracker_briefs"),
    path("briefs/<slug:kind>/<slug:key>/", BriefView.as_view(), name="tracker_brief"),
]
entries: list[Entry] = [Entry(_("Briefs"), "tracker_briefs", "doc-full", 70)]
