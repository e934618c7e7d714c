"""The board by stage, and the screen that moves one partner."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Stage
from partnerships.tracker.models import Relationship
from partnerships.tracker.views.screens import TrackerScreen

MOST_CARDS = 30


class BoardScreen(TrackerScreen):
    """Partners by stage."""

    page_title = gettext_lazy("Board")
    template_name = "tracker/admin/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a column for each stage."""
        rows = Relationship.objects.visible_to(self.colleague)
        rows = rows.select_related("organisation", "portal", "owner")
        columns = [(stage, list(rows.filter(stage=stage)[:MOST_CARDS])) for stage in Stage]
        return super().get_context_data(**kwargs, columns=columns)


class StageScreen(TrackerScreen):
    """Moves a partner to another stage."""

    template_name = "tracker/admin/partner_stage.html"

    @cached_property
    def relationship(self) -> Relationship:
        """The partner."""
        row: Relationship = self.editable(Relationship, self.kwargs["uid"])
        return row

    def get_page_title(self) -> str:
        """Return what is done."""
        return _("Move %(partner)s to another stage") % {"partner": self.relationship}

    def trail(self) -> list[tuple[str, str]]:
        """Return the way here."""
        return [(_("Partners"), reverse("tracker_partners"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the partner."""
        return super().get_context_data(**kwargs, relationship=self.relationship)
