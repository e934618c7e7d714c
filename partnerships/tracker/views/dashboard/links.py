"""Where the figures lead: to the list with exactly the rows that were counted."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from partnerships.tracker.choices import OPEN_STAGES, InteractionState, Side, Whose
from partnerships.tracker.services.read_dashboard import WEEK, LineKind

_LATE, _WEEK = {"due": "late"}, {"due": "week"}
_OURS, _THEIRS = {"side": Side.US}, {"side": Side.THEM}
_PLANNED = {"state": InteractionState.PLANNED}

Query = Mapping[str, Any]
#: Of each kind of row: the list, and what narrows it to those rows.
LISTS: Final[Mapping[LineKind, tuple[str, Query]]] = {
    LineKind.ACTION_LATE: ("tracker_work", _LATE),
    LineKind.ACTION_WEEK: ("tracker_work", _WEEK),
    LineKind.OURS_LATE: ("tracker_commitments", _OURS | _LATE),
    LineKind.OURS_WEEK: ("tracker_commitments", _OURS | _WEEK),
    LineKind.THEIRS_LATE: ("tracker_commitments", _THEIRS | _LATE),
    LineKind.THEIRS_WEEK: ("tracker_commitments", _THEIRS | _WEEK),
    LineKind.PLANNED_LATE: ("tracker_interactions", _PLANNED),
    LineKind.PLANNED_WEEK: ("tracker_interactions", _PLANNED),
    LineKind.STEP_LATE: ("tracker_partners", {"need": "step_late"}),
    LineKind.STEP_WEEK: ("tracker_partners", {"need": "step_week"}),
    LineKind.ENDING_30: ("tracker_agreements", {"within": 30}),
    LineKind.ENDING_60: ("tracker_agreements", {"within": 60}),
    LineKind.ENDING_90: ("tracker_agreements", {"within": 90}),
    LineKind.SLIPPING: ("tracker_partners", {"need": "slipping"}),
    LineKind.NO_STEP: ("tracker_partners", {"need": "no_step"}),
    LineKind.NOBODYS: ("tracker_partners", {"whose": "nobody", "stage": OPEN_STAGES}),
    LineKind.ENQUIRY: ("tracker_enquiries", {"state": "new", "whose": ""}),
}
#: The screen of one row of each list.
_DETAILS: Final[Mapping[str, str]] = {
    "tracker_work": "tracker_action",
    "tracker_commitments": "tracker_commitment",
    "tracker_interactions": "tracker_interaction",
    "tracker_partners": "tracker_partner",
    "tracker_agreements": "tracker_agreement",
    "tracker_enquiries": "tracker_enquiry",
}


def list_url(name: str, **query: Any) -> str:
    """Return the address of a list, narrowed by what is not empty."""
    asked = {key: value for key, value in query.items() if value not in ("", None)}
    return f"{reverse(name)}?{urlencode(asked, doseq=True)}" if asked else reverse(name)


def rows_url(kind: LineKind, whose: str) -> str:
    """Return the address of all rows of a kind, as of today."""
    name, query = LISTS[kind]
    asked = {"whose": whose, **query, **_days_of(kind, timezone.localdate())}
    if name == "tracker_interactions" and whose == Whose.ALL:
        asked["whose"] = ""
    return list_url(name, **asked)


def _days_of(kind: LineKind, today: date) -> Query:
    """Return from when until when the interactions of a kind are: their list asks for days."""
    if kind == LineKind.PLANNED_LATE:
        return {"until": today - timedelta(days=1)}
    if kind == LineKind.PLANNED_WEEK:
        return {"since": today, "until": today + WEEK}
    return {}


def row_url(kind: LineKind, uid: UUID) -> str:
    """Return the address of one row."""
    return reverse(_DETAILS[LISTS[kind][0]], kwargs={"uid": uid})
