"""Where the rows of the dashboard come from: each kind of record, as lines."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate

from accounts.models import User
from partnerships.register.models import PortalRequest
from partnerships.tracker.choices import OPEN_STAGES, WARNING_DAYS, InteractionState, Side, Whose
from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    Enquiry,
    Interaction,
    Relationship,
)
from partnerships.tracker.querysets import (
    agreement_belonging,
    belonging,
    left,
    promise_belonging,
    slipping,
    with_silence,
    without_step,
)
from partnerships.tracker.services.read_dashboard.columns import as_lines, is_confidential, name_of
from partnerships.tracker.services.read_dashboard.kinds import LineKind

_PARTNER: dict[str, Any] = {
    "partner": F("relationship__organisation__name"),
    "portal": F("relationship__portal__name"),
}
_HERE: dict[str, Any] = {"partner": F("organisation__name"), "portal": F("portal__name")}


class Asked(NamedTuple):
    """Who asks, for whose rows, on which day, and until when something is due this week."""

    user: User
    whose: Whose
    today: date
    week: date


def action_points(asked: Asked) -> QuerySet[Any]:
    """Return what one of us has to do by the end of the week."""
    rows = ActionPoint.objects.visible_to(asked.user).undone().due_between(None, asked.week)
    return as_lines(
        rows.filter(belonging(asked.whose, asked.user, "assignee")),
        kind=_due("due_on", asked.today, LineKind.ACTION_LATE, LineKind.ACTION_WEEK),
        text=F("text"),
        day=F("due_on"),
        who=name_of("assignee"),
        is_confidential=is_confidential("relationship__", "interaction__"),
        order=("due_on", F("priority").desc(), "pk"),
        **_PARTNER,
    )


def commitments(asked: Asked) -> QuerySet[Any]:
    """Return what either side has to keep by the end of the week."""
    rows = Commitment.objects.visible_to(asked.user).undecided().due_between(None, asked.week)
    ours = _due("due_on", asked.today, LineKind.OURS_LATE, LineKind.OURS_WEEK)
    theirs = _due("due_on", asked.today, LineKind.THEIRS_LATE, LineKind.THEIRS_WEEK)
    return as_lines(
        rows.filter(promise_belonging(asked.whose, asked.user)),
        kind=Case(When(side=Side.US, then=ours), default=theirs),
        text=F("text"),
        day=F("due_on"),
        who=name_of("responsible"),
        is_confidential=is_confidential("relationship__", "interaction__"),
        order=("due_on", "pk"),
        **_PARTNER,
    )


def planned(asked: Asked) -> QuerySet[Any]:
    """Return what is planned by the end of the week, and of which nobody said how it went."""
    rows = Interaction.objects.visible_to(asked.user).filter(
        belonging(asked.whose, asked.user), state=InteractionState.PLANNED, on__lte=asked.week
    )
    return as_lines(
        rows,
        kind=_due("on", asked.today, LineKind.PLANNED_LATE, LineKind.PLANNED_WEEK),
        text=F("subject"),
        extra=F("kind"),
        day=F("on"),
        who=name_of("owner"),
        is_confidential=is_confidential("", "relationship__"),
        order=("on", "pk"),
        **_PARTNER,
    )


def steps(asked: Asked) -> QuerySet[Any]:
    """Return the next steps that are to be taken by the end of the week."""
    return _partners(
        _mine(asked).filter(next_step_on__lte=asked.week, stage__in=OPEN_STAGES),
        kind=_due("next_step_on", asked.today, LineKind.STEP_LATE, LineKind.STEP_WEEK),
        text=F("next_step"),
        day=F("next_step_on"),
        order=("next_step_on", "pk"),
    )


def agreements(asked: Asked) -> QuerySet[Any]:
    """Return the agreements that end soon and that nothing signed renews, by how soon."""
    ends = Agreement.objects.visible_to(asked.user).ending_on(asked.today)
    ends = ends.not_renewed_by(asked.today)
    kinds = zip(
        sorted(WARNING_DAYS),
        (LineKind.ENDING_30, LineKind.ENDING_60, LineKind.ENDING_90),
        strict=True,
    )
    cases = [
        When(ends_on__lte=asked.today + timedelta(days=days), then=Value(str(kind)))
        for days, kind in kinds
    ]
    return as_lines(
        ends.filter(agreement_belonging(asked.whose, asked.user)),
        kind=Case(*cases, default=Value(str(LineKind.ENDING_90))),
        text=F("title"),
        day=F("ends_on"),
        who=name_of("owner"),
        is_confidential=is_confidential("", "relationship__"),
        order=("ends_on", "pk"),
        **_PARTNER,
    )


def slipping_partners(asked: Asked) -> QuerySet[Any]:
    """Return the partners with whom there was no contact for longer than agreed."""
    return _partners(
        with_silence(_mine(asked), asked.today).filter(slipping()),
        kind=Value(str(LineKind.SLIPPING)),
        day=F("last_contact_below_on"),
        cadence=F("cadence_days"),
        silent=F("silent_days"),
        order=(F("silence").desc(), "pk"),
    )


def partners_without_step(asked: Asked) -> QuerySet[Any]:
    """Return the partners with whom somebody works, and for whom nothing is to do."""
    return _partners(
        _mine(asked).filter(without_step()),
        kind=Value(str(LineKind.NO_STEP)),
        day=F("last_contact_below_on"),
        order=(F("last_contact_below_on").asc(nulls_first=True), "pk"),
    )


def nobodys_partners(asked: Asked) -> QuerySet[Any]:
    """Return the partners to whom nobody sees any more, whoever asks."""
    rows = Relationship.objects.visible_to(asked.user).filter(left(), stage__in=OPEN_STAGES)
    return _partners(
        rows,
        kind=Value(str(LineKind.NOBODYS)),
        day=F("last_contact_below_on"),
        order=("organisation__name", "pk"),
    )


def enquiries() -> QuerySet[Any]:
    """Return the requests for a portal that nobody took in hand."""
    # Asked for whoever it is: a request is nobody's yet, and those who may edit see all of them.
    taken = Enquiry.everything.filter(request__isnull=False).values("request")
    return as_lines(
        PortalRequest.objects.exclude(pk__in=taken),
        kind=Value(str(LineKind.ENQUIRY)),
        text=F("jurisdiction__name"),
        partner=F("organisation_name"),
        day=TruncDate("sent_at"),
        order=("sent_at", "pk"),
    )


def _mine(asked: Asked) -> Any:
    rows = Relationship.objects.visible_to(asked.user)
    return rows.filter(belonging(asked.whose, asked.user, "owner", "deputy"))


def _partners(rows: QuerySet[Any], **given: Any) -> QuerySet[Any]:
    return as_lines(
        rows, who=name_of("owner"), is_confidential=is_confidential(""), **_HERE, **given
    )


def _due(name: str, today: date, late: LineKind, week: LineKind) -> Any:
    return Case(When(Q(**{f"{name}__lt": today}), then=Value(str(late))), default=Value(str(week)))
