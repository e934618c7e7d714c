"""Two relationships become one: everything moves, and stays as hidden as it was."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import MergeKind, Visibility
from partnerships.tracker.models import (
    Agreement,
    Interaction,
    Merge,
    Relationship,
    StageChange,
)
from partnerships.tracker.services.move_rows import move_rows
from partnerships.tracker.services.refresh_find_entries import refresh_find_entries

#: What the relationship that stays takes over where it has nothing itself.
FILLED: Final = ("owner", "deputy", "aim", "cadence_days", "risk_note")
#: What is kept of both.
TEXTS: Final = ("aim", "risk_note")


def join_relationships(gone: Relationship, kept: Relationship) -> None:
    """Let everything of one relationship be of another, of the same organisation from now on."""
    _hide_as_much(gone, kept)
    _fill(gone, kept)
    StageChange.everything.create(
        relationship=kept,
        from_stage=gone.stage,
        to_stage=kept.stage,
        changed_on=timezone.localdate(),
        reason=_words_of_join(gone),
    )
    logged = Interaction.everything.filter(relationship=kept).exclude(message_id=None)
    Interaction.everything.filter(
        relationship=gone, message_id__in=logged.values("message_id")
    ).update(message_id=None)
    moved = move_rows(gone, kept)
    Merge.everything.create(
        kind=MergeKind.RELATIONSHIP, gone_uid=gone.uid, kept_uid=kept.uid, counts=dict(moved)
    )
    gone.delete()
    kept.save()
    for model in (Interaction, Agreement):
        refresh_find_entries(model.everything.filter(relationship=kept))


def _fill(gone: Relationship, kept: Relationship) -> None:
    for name in FILLED:
        setattr(kept, name, getattr(kept, name) or getattr(gone, name))
    for name in TEXTS:
        mine, theirs = getattr(kept, name), getattr(gone, name)
        if theirs not in mine:
            setattr(kept, name, f"{mine}\n\n{theirs}")
    if not kept.next_step:
        kept.next_step, kept.next_step_on = gone.next_step, gone.next_step_on


def _words_of_join(gone: Relationship) -> str:
    words = [_("Two records of one organisation were merged.")]
    if gone.next_step:
        words.append(_("Next step of the other: %(step)s") % {"step": gone.next_step})
    if gone.next_step_on:
        words.append(f"({gone.next_step_on:%Y-%m-%d})")
    return " ".join(words)


def _hide_as_much(gone: Relationship, kept: Relationship) -> None:
    """Let nobody see of one relationship what they could not see before the two became one."""
    if gone.visibility == kept.visibility == Visibility.STAFF:
        return
    both_see = _who_sees(gone) & _who_sees(kept)
    _keep_out(gone, both_see)
    if gone.visibility == Visibility.STAFF:
        return
    _keep_out(kept, both_see)
    kept.visibility = Visibility.NAMED
    kept.named_people.set(both_see)


def _keep_out(relationship: Relationship, seeing: set[int]) -> None:
    """Let nobody own a row, or be its deputy, who did not see both."""
    for name in ("owner", "deputy"):
        if getattr(relationship, f"{name}_id") not in seeing:
            setattr(relationship, name, None)


def _who_sees(relationship: Relationship) -> set[int]:
    """Return the keys of the colleagues whom owner, deputy, team or name let see a row."""
    own = {key for key in (relationship.owner_id, relationship.deputy_id) if key}
    people = User.objects.filter(is_active=True)
    if relationship.visibility == Visibility.STAFF:
        return set(people.values_list("pk", flat=True))
    if relationship.visibility == Visibility.NAMED:
        return own | set(relationship.named_people.values_list("pk", flat=True))
    team = relationship.owner.team_id if relationship.owner else None
    members = people.filter(team=team).values_list("pk", flat=True) if team else ()
    return own | set(members)
