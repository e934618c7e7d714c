"""Who holds a post on a day, and what a post was part of."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from partnerships.tracker.models import Tenure


def holding_on(day: date, path: str = "") -> Q:
    """Return the condition of the tenures, `path` away, that cover a day."""
    return Q(
        Q(**{f"{path}starts_on": None}) | Q(**{f"{path}starts_on__lte": day}),
        Q(**{f"{path}ends_on": None}) | Q(**{f"{path}ends_on__gte": day}),
    )


def is_held(day: date) -> Exists:
    """Return the condition of the posts that somebody holds on a day, acting or not."""
    return Exists(Tenure.everything.filter(holding_on(day), post=OuterRef("pk")))


def is_in_post(day: date) -> Exists:
    """Return the condition of the people who hold some post on a day."""
    return Exists(Tenure.everything.filter(holding_on(day), person=OuterRef("pk")))


def was_in_post() -> Exists:
    """Return the condition of the people who hold or held some post."""
    return Exists(Tenure.everything.filter(person=OuterRef("pk")))


def tied_to(**post: Any) -> Exists:
    """Return the condition of the people who hold or held a post that is so."""
    where = {f"post__{name}": value for name, value in post.items()}
    return Exists(Tenure.everything.filter(person=OuterRef("pk"), **where))
