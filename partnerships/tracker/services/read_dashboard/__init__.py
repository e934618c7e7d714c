"""Read what the dashboard shows: what is due, what slips, where partners stand, what was done.

Each part is one query whatever there is, and counts only what the colleague may see.
"""

from partnerships.tracker.services.read_dashboard.activity import Activity, read_activity
from partnerships.tracker.services.read_dashboard.kinds import LineKind
from partnerships.tracker.services.read_dashboard.lines import WEEK, Line, Lines, read_lines
from partnerships.tracker.services.read_dashboard.pipeline import Pipeline, read_pipeline

__all__ = [
    "WEEK",
    "Activity",
    "Line",
    "LineKind",
    "Lines",
    "Pipeline",
    "read_activity",
    "read_lines",
    "read_pipeline",
]
