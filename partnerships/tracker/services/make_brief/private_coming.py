"""What a brief for staff says of what is to come: meetings, steps of laws, and our deadlines."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from partnerships.tracker.choices import ActionState, InteractionState
from partnerships.tracker.models import ActionPoint
from partnerships.tracker.services.make_brief.document import (
    BriefMark,
    Line,
    Section,
    cut_rows,
    recorded,
    section,
)
from partnerships.tracker.services.make_brief.private_partners import in_words, listed
from partnerships.tracker.services.make_brief.private_scope import PrivateScope
from partnerships.tracker.services.make_brief.private_work import near_ends
from partnerships.tracker.services.make_brief.staff_facts import law_events

MOST_MEETINGS: Final = 10
MOST_DEADLINES: Final = 10

Dated = tuple[date, Line]


def coming_lines(private: PrivateScope) -> list[Dated]:
    """Return planned meetings and planned events of laws, each with its day."""
    rows = (
        private.interactions.filter(state=InteractionState.PLANNED, on__gte=private.day)
        .select_related("relationship__organisation", "relationship__portal")
        .order_by("on", "pk")
    )
    meetings = [(row.on, _meeting_line(row, private)) for row in rows[:MOST_MEETINGS]]
    return [*meetings, *law_events(private)]


def _meeting_line(row: Any, private: PrivateScope) -> Line:
    facts = [
        (_("Planned for"), in_words(row.on)),
        (_("Where"), row.place),
        (_("About"), row.subject),
    ]
    words = {"kind": row.get_kind_display(), "partner": row.relationship}
    return Line(
        text=_("%(kind)s with %(partner)s") % words,
        detail=listed(facts),
        as_of=recorded(private.day),
        marks=private.marks(row),
        record=("interaction", row.uid),
    )


def deadline_sections(private: PrivateScope) -> list[Section]:
    """Return what we have to do, next steps, and ends of agreements, the earliest first."""
    due = [*_actions(private), *_steps(private), *_ends(private)]
    due.sort(key=lambda pair: pair[0])
    lines = [line for _day, line in due[:MOST_DEADLINES]]
    return section(_("Deadlines"), lines, more=max(0, len(due) - MOST_DEADLINES))


def _actions(private: PrivateScope) -> list[Dated]:
    rows = (
        private.rows_of(ActionPoint)
        .filter(done_on=None, dropped_on=None, due_on__isnull=False)
        .select_related(
            "relationship__organisation",
            "relationship__portal",
            "interaction__relationship",
            "assignee",
        )
        .order_by("due_on", "-priority", "pk")
    )
    found, _more = cut_rows(rows, MOST_DEADLINES)
    return [(row.due_on, _action_line(row, private)) for row in found]


def _action_line(row: ActionPoint, private: PrivateScope) -> Line:
    state = row.state_on(private.day)
    facts = [
        (_("Action point"), str(state.label)),
        (_("Due"), in_words(row.due_on)),
        (_("Who does it"), str(row.assignee) if row.assignee else _("nobody")),
    ]
    late = (BriefMark.LATE,) if state == ActionState.OVERDUE else ()
    return Line(
        text=private.about(row.relationship, row.text),
        detail=listed(facts),
        as_of=recorded(private.day),
        marks=private.marks(row, *late),
        record=("action", row.uid),
    )


def _steps(private: PrivateScope) -> list[Dated]:
    rows = (
        private.relationships.filter(next_step_on__isnull=False)
        .select_related("organisation", "portal")
        .order_by("next_step_on", "pk")
    )
    found, _more = cut_rows(rows, MOST_DEADLINES)
    return [(row.next_step_on, _step_line(row, private)) for row in found]


def _step_line(row: Any, private: PrivateScope) -> Line:
    late = (BriefMark.LATE,) if row.next_step_on < private.day else ()
    return Line(
        text=private.about(row, row.next_step),
        detail=listed([(_("Next step"), _("by %(date)s") % {"date": in_words(row.next_step_on)})]),
        as_of=recorded(private.day),
        marks=private.marks(row, *late),
        record=("relationship", row.uid),
    )


def _ends(private: PrivateScope) -> list[Dated]:
    rows = near_ends(private).select_related("relationship__organisation", "relationship__portal")
    found, _more = cut_rows(rows.order_by("ends_on", "pk"), MOST_DEADLINES)
    return [(row.ends_on, _end_line(row, private)) for row in found]


def _end_line(row: Any, private: PrivateScope) -> Line:
    facts = [
        (_("Agreement ends"), in_words(row.ends_on)),
        (_("At its end"), row.get_renewal_display()),
    ]
    return Line(
        text=private.about(row.relationship, row.title),
        detail=listed(facts),
        as_of=recorded(private.day),
        marks=private.marks(row, BriefMark.ENDING),
        record=("agreement", row.uid),
    )
