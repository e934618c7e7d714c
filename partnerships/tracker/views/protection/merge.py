"""Making one of two rows that mean the same person, or the same body."""

from typing import ClassVar

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerScreen


class MergePeopleScreen(TrackerScreen):
    """Two rows of one person become one."""

    page_title = _("Merge people")
    template_name = "tracker/admin/merge.html"
    needs: ClassVar[Right] = Right.MANAGE


class MergeOrganisationsScreen(TrackerScreen):
    """Two records of one organisation become one."""

    page_title = _("Merge organisations")
    template_name = "tracker/admin/merge.html"
    needs: ClassVar[Right] = Right.MANAGE


merge_patterns: list[URLPattern] = [
    path("merge/people/", MergePeopleScreen.as_view(), name="tracker_merge_people"),
    path(
        "merge/organisations/",
        MergeOrganisationsScreen.as_view(),
        name="tracker_merge_organisations",
    ),
]
