"""Where a colleague makes, renews and ends the secret address of their calendar."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.views.screens import TrackerScreen


class CalendarAddress(TrackerScreen):
    """The calendar address of the colleague who is signed in."""

    page_title: Any = _("My calendar address")
    header_icon = "calendar-alt"
    template_name = "tracker/admin/calendar_address.html"
