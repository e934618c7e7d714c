"""Interactions."""

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerScreen


class InteractionsView(TrackerScreen):
    """Interactions."""

    needs = Right.SEE
    page_title = _("Interactions")
    template_name = "tracker/admin/base.html"
