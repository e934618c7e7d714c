"""Whose a row is: mine, my team's, nobody's."""

from django.db.models import Q

from accounts.models import User
from partnerships.tracker.choices import Whose


def belonging(whose: Whose, user: User, holder: str = "owner", deputy: str = "") -> Q:
    """Return the condition under which a row is `whose`, as `user` would say it.

    `holder` is the field with the colleague who sees to the row; a `deputy` takes it on once that
    colleague has left. A colleague without a team is a team of one.
    """
    if whose == Whose.ALL:
        return Q()
    if whose == Whose.NOBODY:
        return left(holder)
    mine = Q(**{holder: user})
    if deputy:
        mine |= left(holder) & Q(**{deputy: user})
    if whose == Whose.TEAM and user.team_id:
        mine |= Q(**{f"{holder}__team": user.team_id})
    return mine


def promise_belonging(whose: Whose, user: User) -> Q:
    """Return the condition under which a commitment is `whose`.

    What no colleague was given to see to is for the colleague who sees to the partner.
    """
    if whose == Whose.ALL:
        return Q()
    through = belonging(whose, user, "relationship__owner", "relationship__deputy")
    if whose == Whose.NOBODY:
        return Q(responsible__is_active=False) | (Q(responsible=None) & through)
    return belonging(whose, user, "responsible") | (Q(responsible=None) & through)


def agreement_belonging(whose: Whose, user: User) -> Q:
    """Return the condition under which an agreement is `whose`.

    Its owner sees to it, and so does who sees to the partner; nobody does if neither is there.
    """
    itself = belonging(whose, user)
    through = belonging(whose, user, "relationship__owner", "relationship__deputy")
    return itself & through if whose == Whose.NOBODY else itself | through


def left(holder: str = "owner") -> Q:
    """Return the condition that nobody who still works here sees to a row."""
    return Q(**{holder: None}) | Q(**{f"{holder}__is_active": False})
