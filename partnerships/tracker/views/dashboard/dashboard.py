"""What is due, mine or the team's, and what slips."""

from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.tracker.choices import Right, Whose
from partnerships.tracker.services.read_dashboard import (
    Lines,
    read_activity,
    read_lines,
    read_pipeline,
)
from partnerships.tracker.views.dashboard.links import list_url
from partnerships.tracker.views.dashboard.panels import due_panels, partner_panels
from partnerships.tracker.views.dashboard.pictures import activity_chart, region_chart, stage_chart
from partnerships.tracker.views.screens import TrackerScreen


class Dashboard(TrackerScreen):
    """The first screen of the tracker: what wants doing, and how partners stand."""

    page_title: Any = gettext_lazy("Dashboard")
    header_icon = "home"
    template_name = "tracker/admin/dashboard.html"
    http_method_names: Any = ("get", "head")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: this is where the tracker begins."""
        return [
            *super(TrackerScreen, self).get_breadcrumbs_items(),
            {"label": _("Partner tracker"), "url": ""},
        ]

    @cached_property
    def whose(self) -> Whose:
        """Whose rows are asked for; of who may not edit anything, nothing is their own."""
        asked = self.request.GET.get("whose", "")
        if asked in Whose.values:
            return Whose(asked)
        return Whose.MINE if self.may(Right.EDIT) else Whose.ALL

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the lists and the charts."""
        today = timezone.localdate()
        lines = read_lines(self.colleague, self.whose, today)
        pipeline = read_pipeline(self.colleague, self.whose)
        activity = read_activity(self.colleague, self.whose, today)
        return super().get_context_data(
            **kwargs,
            whose=self.whose,
            choices=self.choices(),
            today=today,
            panels=self.panels(lines),
            bar_charts=[stage_chart(pipeline, self.whose), region_chart(pipeline, self.whose)],
            activity_chart=activity_chart(activity, self.whose, today),
        )

    def choices(self) -> list[tuple[Whose, str]]:
        """Return the ways to ask, with their addresses; the team only for who has one."""
        offered = [Whose.MINE, Whose.TEAM, Whose.ALL]
        if not self.colleague.team_id:
            offered.remove(Whose.TEAM)
        return [(whose, list_url("tracker_dashboard", whose=whose)) for whose in offered]

    def panels(self, lines: Lines) -> list[Any]:
        """Return the lists that this colleague is shown."""
        return [
            *due_panels(lines, self.whose),
            *partner_panels(lines, self.whose, with_enquiries=self.may(Right.EDIT)),
        ]
