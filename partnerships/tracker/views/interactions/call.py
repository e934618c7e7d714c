"""Log a call."""

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerScreen


class LogCallView(TrackerScreen):
    """Log a call."""

    needs = Right.EDIT
    page_title = _("Log a call")
    template_name = "tracker/admin/base.html"
