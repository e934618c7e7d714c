"""Log an e-mail."""

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerScreen


class EmailView(TrackerScreen):
    """Log an e-mail."""

    needs = Right.EDIT
    page_title = _("Log an e-mail")
    template_name = "tracker/admin/base.html"
