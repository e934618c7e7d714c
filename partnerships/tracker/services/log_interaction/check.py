"""Check what somebody wants to write down about an interaction."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import InteractionState, Visibility
from partnerships.tracker.models import Interaction
from partnerships.tracker.services.check_colleague import edits, sees, why_not_given
from partnerships.tracker.services.find_family import find_family
from partnerships.tracker.services.log_interaction.draft import InteractionDraft

#: Nothing that is logged lies before.
EARLIEST: Final = date(1990, 1, 1)
Errors = dict[str, list[str]]


def check_draft(draft: InteractionDraft, user: User, before: Interaction | None = None) -> None:
    """Raise ValidationError, by field, for what an interaction may not be; `before` is what it was.

    A day that was planned and has passed since stays until somebody says what became of it.
    """
    found: Errors = {}
    if not edits(user, draft.relationship):
        found["relationship"] = [_("You may not log anything with this partner.")]
    day = why_not_on(draft.state, draft.on)
    if day and (before is None or (before.on, before.state) != (draft.on, draft.state)):
        found["on"] = [day]
    found |= _wrong_posts(draft, before)
    found |= _wrong_colleagues(draft, before)
    found |= _wrong_visibility(draft, user)
    if found:
        raise ValidationError(dict(found))


def why_not_on(state: str, day: date) -> str:
    """Return why an interaction in this state cannot be on a day, empty if it can."""
    today = timezone.localdate()
    if day < EARLIEST:
        return _("Nothing before %(year)s is logged: look at the year again.") % {
            "year": EARLIEST.year
        }
    if state == InteractionState.PLANNED and day < today:
        return _("What is planned cannot lie in the past: say what became of it.")
    if state in {InteractionState.HELD, InteractionState.NO_ANSWER} and day > today:
        return _("This day has not come yet: choose “Planned” for it.")
    return ""


def check_still_seen(interaction: Interaction, user: User) -> None:
    """Raise ValidationError at `visibility` if `user` would not see what was just saved."""
    if not sees(user, interaction):
        words = _("You would not see this yourself: name yourself, or be its owner.")
        raise ValidationError({"visibility": [words]})


def check_message(draft: InteractionDraft, message_id: str | None, user: User) -> str | None:
    """Return the identifier by which this e-mail is known from now on, None for none.

    Raises ValidationError if `user` sees that it is logged with this partner already. If it is
    logged out of their sight they are not told, and only the first one keeps the identifier.
    """
    if not message_id:
        return None
    known = Interaction.everything.filter(
        relationship=draft.relationship, message_id=message_id
    ).first()
    if known is None:
        return message_id
    if not sees(user, known):
        return None
    words = _("This e-mail was logged with this partner on %(day)s.")
    day = date_format(timezone.localdate(known.created_at), "j F Y")
    raise ValidationError({"relationship": [words % {"day": day}]})


def _wrong_posts(draft: InteractionDraft, before: Interaction | None) -> Errors:
    if draft.outsiders_are_meant or not draft.posts:
        return {}
    family = find_family(draft.relationship.organisation)
    known = _known(before, "post_id")
    outsiders = [
        post for post in draft.posts if post.organisation_id not in family and post.pk not in known
    ]
    if not outsiders:
        return {}
    named = "; ".join(f"{post} ({post.organisation})" for post in outsiders)
    words = _("Not of this partner, nor above or below it: %(posts)s. Confirm that they took part.")
    return {"outsiders_are_meant": [words % {"posts": named}]}


def _wrong_colleagues(draft: InteractionDraft, before: Interaction | None) -> Errors:
    known = _known(before, "colleague_id")
    wrong = [
        _("%(colleague)s has left: choose somebody else.") % {"colleague": each}
        for each in draft.colleagues
        if not each.is_active and each.pk not in known
    ]
    found: Errors = {"colleagues": wrong} if wrong else {}
    is_new = before is None or before.owner_id != (draft.owner.pk if draft.owner else None)
    if draft.owner is not None and is_new:
        words = why_not_given(draft.owner, draft.relationship)
        found |= {"owner": [words]} if words else {}
    return found


def _wrong_visibility(draft: InteractionDraft, user: User) -> Errors:
    owner = draft.owner or user
    if draft.visibility == Visibility.NAMED:
        wrong = [words for each in draft.named_people if (words := why_not_given(each))]
        return {"named_people": wrong} if wrong else {}
    if draft.named_people:
        return {"named_people": [_("Choose “Named people only” for these names to count.")]}
    if draft.visibility == Visibility.TEAM and owner.team_id is None:
        return {"visibility": [_("%(owner)s is in no team.") % {"owner": owner}]}
    return {}


def _known(before: Interaction | None, name: str) -> Sequence[int]:
    return [] if before is None else list(before.participants.values_list(name, flat=True))
