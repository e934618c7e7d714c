"""Check an agreement that is about to be saved."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partnerships.register.models import Organisation
from partnerships.tracker.choices import Visibility
from partnerships.tracker.models import Agreement, Post
from partnerships.tracker.services.check_colleague import edits, sees, why_not_given
from partnerships.tracker.services.check_work import Errors, refuse
from partnerships.tracker.services.find_family import find_family


def check_agreement(
    agreement: Agreement,
    user: User,
    parties: Iterable[Organisation] = (),
    named: Iterable[User] = (),
    before: Agreement | None = None,
) -> None:
    """Raise ValidationError, by field, for what an agreement may not be; `before` is what it was.

    A start before the signatures is allowed: an agreement may say that it holds from an earlier
    day; it counts as in force once both sides have signed.
    """
    found = _wrong_place(agreement, user)
    found |= wrong_signatures(agreement)
    found |= wrong_span(agreement)
    if "relationship" not in found:
        parties = list(parties)
        found |= _wrong_parties(agreement, parties)
        found |= _wrong_owner(agreement, before)
        if before is None or before.their_post_id != agreement.their_post_id:
            keys = {party.pk for party in parties}
            found |= wrong_post(agreement, agreement.their_post, keys, "their_post")
    found |= _wrong_visibility(agreement, list(named))
    refuse(found)


def check_still_seen(agreement: Agreement, user: User) -> None:
    """Raise ValidationError if `user` would no longer see what was just saved."""
    if not sees(user, agreement):
        words = _("You would no longer see it yourself: name yourself, or be its owner.")
        raise ValidationError({"visibility": words})


def _wrong_place(agreement: Agreement, user: User) -> Errors:
    found: Errors = {}
    agreement.title = agreement.title.strip()
    if not agreement.title:
        found["title"] = _("Give it a title.")
    if not agreement.relationship_id:
        found["relationship"] = _("Choose the partner.")
    elif not edits(user, agreement.relationship):
        found["relationship"] = _("You may not add to this partner.")
    return found


def wrong_signatures(agreement: Agreement) -> Errors:
    """Return what is wrong, by field, with the days on which it was signed."""
    found: Errors = {}
    today = timezone.localdate()
    for name in ("signed_by_us_on", "signed_by_them_on"):
        signed: date | None = getattr(agreement, name)
        if signed is not None and signed > today:
            found[name] = _("This day has not come yet: nobody signs in the future.")
        elif signed is not None and agreement.ends_on and signed > agreement.ends_on:
            found[name] = _("It would be signed after its last day.")
    return found


def wrong_span(agreement: Agreement) -> Errors:
    """Return what is wrong, by field, with its start and its end."""
    if agreement.starts_on and agreement.ends_on and agreement.ends_on < agreement.starts_on:
        return {"ends_on": _("The last day lies before the start.")}
    begins, terminated = agreement.in_force_from, agreement.terminated_on
    if terminated and begins and terminated < begins:
        return {"starts_on": _("It was terminated before this day.")}
    if agreement.notice_days and not agreement.ends_on:
        return {"notice_days": _("Without a last day there is nothing to give notice before.")}
    return {}


def wrong_post(agreement: Agreement, post: Post | None, parties: set[int], name: str) -> Errors:
    """Return what is wrong, at the field `name`, with a post that signs for them."""
    if post is None:
        return {}
    if post.organisation_id in find_family(agreement.relationship.organisation) | parties:
        return {}
    return {name: _("This post belongs to no party of the agreement.")}


def _wrong_parties(agreement: Agreement, parties: Iterable[Organisation]) -> Errors:
    for party in parties:
        if party.is_us:
            return {"parties": _("We are a party anyhow: name only the others.")}
        if party.pk == agreement.relationship.organisation_id:
            return {"parties": _("The partner is a party anyhow: name only the others.")}
    return {}


def _wrong_owner(agreement: Agreement, before: Agreement | None) -> Errors:
    owner = agreement.owner
    if owner is None or (before is not None and before.owner_id == agreement.owner_id):
        return {}
    words = why_not_given(owner, agreement.relationship)
    return {"owner": words} if words else {}


def _wrong_visibility(agreement: Agreement, named: list[User]) -> Errors:
    owner = agreement.owner
    if agreement.visibility == Visibility.TEAM:
        if owner is None:
            return {"visibility": _("For the team of its owner it needs an owner.")}
        if owner.team_id is None:
            return {"visibility": _("%(colleague)s is in no team.") % {"colleague": owner}}
    if agreement.visibility == Visibility.NAMED and owner is None and not named:
        return {"named_people": _("Name those who may see it, or give it an owner.")}
    return {}
