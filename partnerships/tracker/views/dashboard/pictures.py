"""The charts of the dashboard."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships.tracker.choices import (
    OPEN_STAGES,
    InteractionKind,
    InteractionState,
    Stage,
    Whose,
)
from partnerships.tracker.services.read_dashboard import Activity, Pipeline
from partnerships.tracker.views.dashboard.charts import Bars, Columns, Figure, Stack, bars, columns
from partnerships.tracker.views.dashboard.links import list_url
from reference.models import Region

#: The word by which lists ask for what belongs to no region.
NOWHERE = "none"


def stage_chart(pipeline: Pipeline, whose: Whose) -> Bars:
    """Return partners by stage."""
    figures = [
        Figure(
            stage.label,
            pipeline.by_stage[stage],
            list_url("tracker_partners", whose=whose, stage=stage),
        )
        for stage in Stage
    ]
    description = _("How many partners are in each stage.")
    return bars("stages", _("Partners by stage"), description, _("Stage"), figures)


def region_chart(pipeline: Pipeline, whose: Whose) -> Bars:
    """Return the partners that somebody works on, by region."""
    known = sorted((region for region in pipeline.by_region if region), key=lambda each: each.name)
    rows: list[tuple[Region | None, str, str]] = [
        (region, region.name, region.slug) for region in known
    ]
    if pipeline.by_region[None]:
        rows.append((None, _("In no region"), NOWHERE))
    figures = [
        Figure(
            label,
            pipeline.by_region[region],
            list_url("tracker_partners", whose=whose, stage=OPEN_STAGES, region=slug),
        )
        for region, label, slug in rows
    ]
    description = _("How many partners somebody works on, by region of the world.")
    return bars("regions", _("Partners by region"), description, _("Region"), figures)


def activity_chart(activity: Activity, whose: Whose, today: date) -> Columns:
    """Return the interactions of twelve months, by kind."""
    stacks = []
    shown = "" if whose == Whose.ALL else whose
    for number, first in enumerate(activity.months):
        last = min(_last_day(first), today)
        query = {"whose": shown, "state": InteractionState.HELD, "since": first, "until": last}
        parts = tuple(
            (
                kind.value,
                Figure(
                    kind.label,
                    activity.numbers[number, kind],
                    list_url("tracker_interactions", **query, kind=kind),
                ),
            )
            for kind in InteractionKind
        )
        label = date_format(first, "F Y")
        figure = Figure(label, activity.in_month(number), list_url("tracker_interactions", **query))
        stacks.append(Stack(figure, parts, date_format(first, "M y")))
    kinds = tuple((kind.value, kind.label) for kind in InteractionKind)
    description = _("How often we met, called and wrote in each of the last twelve months.")
    return columns("activity", _("Activity over time"), description, kinds, stacks)


def _last_day(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
