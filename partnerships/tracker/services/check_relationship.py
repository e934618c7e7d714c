"""Check what was typed about a partner: who may be its owner, and who would still see it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.tracker.choices import Right, Visibility
from partnerships.tracker.models import Relationship
from partnerships.tracker.querysets import may

Errors = dict[str, list[str]]


def check_relationship(relationship: Relationship, named: Iterable[User]) -> None:
    """Raise ValidationError, by field, for what a partner may not be made or changed to.

    `relationship` carries the values that are about to be saved, `named` the people who are to be
    named beside its owner.
    """
    named = list(named)
    found = _wrong_colleagues(relationship, named)
    found |= _wrong_place(relationship)
    found |= _wrong_visibility(relationship, named)
    if relationship.next_step_on and not relationship.next_step.strip():
        found["next_step"] = [_("Say what the next step is, or take its date away.")]
    if found:
        raise ValidationError({name: messages[:1] for name, messages in found.items()})
    _check_by_model(relationship)


def check_still_seen(relationship: Relationship, user: User) -> None:
    """Raise ValidationError if `user` would no longer see what was just saved."""
    if not Relationship.objects.visible_to(user).filter(pk=relationship.pk).exists():
        raise ValidationError(
            {
                "visibility": _(
                    "You would no longer see this partner yourself: name yourself, or be its "
                    "owner or deputy."
                )
            }
        )


def _wrong_colleagues(relationship: Relationship, named: list[User]) -> Errors:
    found: Errors = {}
    for name in ("owner", "deputy"):
        colleague = getattr(relationship, name)
        if colleague is not None and (words := _why_not(colleague)):
            found[name] = [words]
    wrong = [_why_not(colleague) for colleague in named]
    if any(wrong):
        found["named_people"] = [words for words in wrong if words]
    if relationship.deputy_id and relationship.deputy_id == relationship.owner_id:
        found["deputy"] = [_("The deputy is somebody else than the owner.")]
    return found


def _why_not(colleague: User) -> str:
    words = {"colleague": colleague}
    if not colleague.is_active:
        return _("%(colleague)s has left: choose somebody else.") % words
    if not may(colleague, Right.EDIT):
        return _("%(colleague)s is not of the partnership team.") % words
    return ""


def _wrong_place(relationship: Relationship) -> Errors:
    if not relationship.organisation_id:
        return {"organisation": [_("Choose the organisation.")]}
    if relationship.organisation.is_us:
        return {"organisation": [_("That is us: a partner is somebody else.")]}
    others = Relationship.everything.filter(
        organisation=relationship.organisation_id, portal=relationship.portal_id
    )
    if not others.exclude(pk=relationship.pk).exists():
        return {}
    if relationship.portal_id:
        return {"portal": [_("There is a relationship about this portal already.")]}
    return {"organisation": [_("There is a relationship with this organisation already.")]}


def _wrong_visibility(relationship: Relationship, named: list[User]) -> Errors:
    owner = relationship.owner
    if relationship.visibility == Visibility.TEAM:
        if owner is None:
            return {"visibility": [_("For the team of its owner it needs an owner.")]}
        if owner.team_id is None:
            return {"visibility": [_("%(colleague)s is in no team.") % {"colleague": owner}]}
    if relationship.visibility == Visibility.NAMED and owner is None and not named:
        return {"named_people": [_("Name those who may see it, or give it an owner.")]}
    return {}


def _check_by_model(relationship: Relationship) -> None:
    try:
        relationship.full_clean()
    except ValidationError as error:
        raise ValidationError(_at_fields(error.message_dict)) from error


def _at_fields(messages: Mapping[str, Any]) -> dict[str, Any]:
    """Return messages of constraints at the field that they are about."""
    return {("organisation" if name == "__all__" else name): messages[name] for name in messages}
