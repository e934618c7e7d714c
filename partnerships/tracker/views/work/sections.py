"""The sections of a list of work: which rows, and what is shown of each."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import OPEN_STAGES, InteractionState
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Interaction,
    Participant,
    Relationship,
)
from partnerships.tracker.querysets import agreement_belonging, promise_belonging
from partnerships.tracker.views.work.asked import WEEK, Asked
from partnerships.tracker.views.work.rows import (
    WorkRow,
    action_rows,
    agreement_rows,
    commitment_rows,
    interaction_rows,
    step_rows,
)

_UNDONE: Final = Q(done_on=None, dropped_on=None)
_PARTNER: Final = ("relationship__organisation", "relationship__portal")


class SectionKind(NamedTuple):
    """One section: what it is called, its rows, and how they are shown."""

    title: Any
    rows: Callable[[Asked], QuerySet[Any]]
    shown: Callable[[list[Any], Asked], list[WorkRow]]


def _actions(asked: Asked, section: str, condition: Q) -> QuerySet[Any]:
    rows: QuerySet[Any] = ActionPoint.objects.visible_to(asked.viewer)
    mine = Q(pk__in=rows.filter(asked.of("assignee"), condition & _UNDONE).order_by().values("pk"))
    return (
        rows.filter(asked.kept_at(section, mine))
        .select_related(*_PARTNER, "assignee")
        .order_by(F("due_on").asc(nulls_last=True), "-priority", "pk")
    )


def overdue(asked: Asked) -> QuerySet[Any]:
    """Return the action points that should have been done by now."""
    return _actions(asked, "overdue", Q(due_on__lt=asked.today))


def this_week(asked: Asked) -> QuerySet[Any]:
    """Return the action points due today or within the seven days after it."""
    return _actions(asked, "week", Q(due_on__range=(asked.today, asked.today + WEEK)))


def later(asked: Asked) -> QuerySet[Any]:
    """Return the action points due after that."""
    return _actions(asked, "later", Q(due_on__gt=asked.today + WEEK))


def undated(asked: Asked) -> QuerySet[Any]:
    """Return the action points without a day."""
    return _actions(asked, "undated", Q(due_on=None))


def waiting(asked: Asked) -> QuerySet[Any]:
    """Return what was done and is to be verified, by who did it or whose partner it is."""
    rows = ActionPoint.objects.visible_to(asked.viewer)
    theirs = asked.of("assignee") | asked.of("done_by") | asked.of("relationship__owner", "")
    done = rows.waiting_for_verification().filter(theirs)
    found: QuerySet[Any] = rows.filter(
        asked.kept_at("waiting", Q(pk__in=done.order_by().values("pk")))
    )
    return found.select_related(*_PARTNER, "assignee", "done_by").order_by("done_on", "pk")


def commitments(asked: Asked) -> QuerySet[Any]:
    """Return the commitments of either side that they see to, and that nobody settled.

    What no colleague was given is for who owns the partner.
    """
    rows = Commitment.objects.visible_to(asked.viewer)
    theirs = rows.undecided().filter(promise_belonging(asked.whose, asked.subject))
    found: QuerySet[Any] = rows.filter(
        asked.kept_at("commitments", Q(pk__in=theirs.order_by().values("pk")))
    )
    return found.select_related(*_PARTNER, "responsible").order_by(
        F("due_on").asc(nulls_last=True), "pk"
    )


def interactions(asked: Asked) -> QuerySet[Any]:
    """Return the planned interactions that they own or take part in."""
    taking_part = Participant.objects.visible_to(asked.viewer).filter(asked.of("colleague"))
    theirs = asked.of("owner") | Q(pk__in=taking_part.order_by().values("interaction"))
    rows: QuerySet[Any] = Interaction.objects.visible_to(asked.viewer)
    return (
        rows.filter(theirs, state=InteractionState.PLANNED)
        .select_related(*_PARTNER, "owner")
        .order_by("on", "at", "pk")
    )


def steps(asked: Asked) -> QuerySet[Any]:
    """Return the open partners of theirs that have a next step."""
    rows: QuerySet[Any] = Relationship.objects.visible_to(asked.viewer)
    return (
        rows.filter(asked.of("owner", "deputy"), stage__in=OPEN_STAGES)
        .exclude(next_step="")
        .select_related("organisation", "portal", "owner")
        .order_by(F("next_step_on").asc(nulls_last=True), "pk")
    )


def agreements(asked: Asked) -> QuerySet[Any]:
    """Return the agreements that end within 90 days and that nothing signed renews."""
    rows = Agreement.objects.visible_to(asked.viewer)
    theirs = agreement_belonging(asked.whose, asked.subject)
    found: QuerySet[Any] = rows.ending_on(asked.today).not_renewed_by(asked.today).filter(theirs)
    return found.select_related(*_PARTNER, "owner").order_by("ends_on", "pk")


SECTIONS: Final[dict[str, SectionKind]] = {
    "overdue": SectionKind(_("Overdue"), overdue, action_rows),
    "week": SectionKind(_("Due this week"), this_week, action_rows),
    "later": SectionKind(_("Due later"), later, action_rows),
    "undated": SectionKind(_("Without a day"), undated, action_rows),
    "waiting": SectionKind(_("Done, to be verified"), waiting, action_rows),
    "commitments": SectionKind(_("Commitments to see to"), commitments, commitment_rows),
    "interactions": SectionKind(_("Planned interactions"), interactions, interaction_rows),
    "steps": SectionKind(_("Next steps with partners"), steps, step_rows),
    "agreements": SectionKind(_("Agreements ending"), agreements, agreement_rows),
}
