"""The kinds of rows on the dashboard."""

from enum import StrEnum


class LineKind(StrEnum):
    """Why a row is shown."""

    ACTION_LATE = "action_late"
    ACTION_WEEK = "action_week"
    OURS_LATE = "ours_late"
    OURS_WEEK = "ours_week"
    THEIRS_LATE = "theirs_late"
    THEIRS_WEEK = "theirs_week"
    PLANNED_LATE = "planned_late"
    PLANNED_WEEK = "planned_week"
    STEP_LATE = "step_late"
    STEP_WEEK = "step_week"
    ENDING_30 = "ending_30"
    ENDING_60 = "ending_60"
    ENDING_90 = "ending_90"
    SLIPPING = "slipping"
    NO_STEP = "no_step"
    NOBODYS = "nobodys"
    ENQUIRY = "enquiry"
