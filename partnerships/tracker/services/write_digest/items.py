"""What a colleague has to hear of: rows that are due, as items of the digest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q

from accounts.models import User
from partnerships.tracker.choices import OPEN_STAGES, InteractionState, Side, Whose
from partnerships.tracker.models import ActionPoint, Commitment, Interaction, Relationship
from partnerships.tracker.querysets import belonging, left, slipping, with_silence
from partnerships.tracker.services.warn_of_ends import DueWarning

#: How long before its day something is in the digest.
WEEK: Final = timedelta(days=7)
_PARTNER: Final = ("relationship__organisation", "relationship__portal")


@dataclass(frozen=True)
class Item:
    """A row of the digest: the record, its kind, its words, its partner, its day and its screen."""

    record: Any
    kind: str
    text: str
    partner: Any
    day: date
    url_name: str
    silent: int = 0
    cadence: int = 0


def all_items(user: User, until: date) -> Iterator[Item]:
    """Yield what `user` has to see to by the end of a day, and may see."""
    yield from _actions(user, until)
    yield from _commitments(user, until)
    yield from _planned(user, until)
    yield from _steps(user, until)


def slipping_items(user: User, day: date) -> list[Item]:
    """Return the partners in the care of `user` with whom there was no contact as agreed."""
    rows = with_silence(_partners(user), day).filter(slipping()).order_by("-silence", "pk")
    return [
        Item(row, "slipping", "", row, day, "tracker_partner", row.silent_days, row.cadence_days)
        for row in rows
    ]


def warned_items(warnings: Iterable[DueWarning]) -> Iterator[Item]:
    """Yield the agreements of which `user` is warned."""
    for agreement, _days, is_notice in warnings:
        kind = "notice" if is_notice else "agreement"
        partner, ends_on = agreement.relationship, agreement.ends_on
        if ends_on is not None:
            yield Item(agreement, kind, agreement.title, partner, ends_on, "tracker_agreement")


def _in_care(user: User, holder: str) -> Q:
    """Return the condition of rows that `user` sees to, or whose holder has left them."""
    through = belonging(Whose.MINE, user, "relationship__owner", "relationship__deputy")
    return Q(**{holder: user}) | (left(holder) & through)


def _partners(user: User) -> Any:
    rows = Relationship.objects.visible_to(user)
    return rows.filter(
        belonging(Whose.MINE, user, "owner", "deputy"), stage__in=OPEN_STAGES
    ).select_related("organisation", "portal")


def _actions(user: User, until: date) -> Iterator[Item]:
    rows = ActionPoint.objects.visible_to(user).undone().due_between(None, until)
    rows = rows.filter(_in_care(user, "assignee")).select_related(
        "interaction__relationship", *_PARTNER
    )
    for row in rows:
        yield Item(row, "action", row.text, row.relationship, row.due_on, "tracker_action")


def _commitments(user: User, until: date) -> Iterator[Item]:
    rows = Commitment.objects.visible_to(user).undecided().due_between(None, until)
    rows = rows.filter(_in_care(user, "responsible")).select_related(
        "interaction__relationship", *_PARTNER
    )
    for row in rows:
        kind = "ours" if row.side == Side.US else "theirs"
        yield Item(row, kind, row.text, row.relationship, row.due_on, "tracker_commitment")


def _planned(user: User, until: date) -> Iterator[Item]:
    rows = Interaction.objects.visible_to(user).filter(
        state=InteractionState.PLANNED, on__lte=until
    )
    taking_part = Interaction.objects.visible_to(user).filter(participants__colleague=user)
    mine = _in_care(user, "owner") | Q(pk__in=taking_part.values("pk"))
    for row in rows.filter(mine).select_related(*_PARTNER):
        words = row.subject or row.get_kind_display()
        yield Item(row, "planned", words, row.relationship, row.on, "tracker_interaction")


def _steps(user: User, until: date) -> Iterator[Item]:
    for row in _partners(user).filter(next_step_on__lte=until):
        yield Item(row, "step", row.next_step, row, row.next_step_on, "tracker_partner")
