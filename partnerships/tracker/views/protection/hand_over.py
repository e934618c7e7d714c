"""Handing over what a colleague has to somebody else."""

from typing import Any, ClassVar

from django.urls import path
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.menu import Entry
from partnerships.tracker.views.screens import TrackerScreen


class HandOverScreen(TrackerScreen):
    """Whose items, which of them, and to whom."""

    needs: ClassVar[Right] = Right.MANAGE
    page_title = _("Hand over")
    template_name = "tracker/admin/hand_over.html"
    http_method_names: Any = ("get", "head")


hand_over_patterns = [path("hand-over/", HandOverScreen.as_view(), name="tracker_hand_over")]
hand_over_entry = Entry(_("Hand over"), "tracker_hand_over", "redirect", 80, Right.MANAGE)
