"""Write down what came of something we did."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import Right
from partnerships.tracker.views.screens import TrackerScreen


class InfluenceAddScreen(TrackerScreen):
    """A new link."""

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Add to the influence trail")
    header_icon = "link"
    template_name = "tracker/admin/influence_form.html"
