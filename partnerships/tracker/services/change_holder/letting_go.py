"""What happens when somebody leaves a post: open items move on, what names them is flagged."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import InteractionState
from partnerships.tracker.models import (
    HolderFlag,
    Participant,
    Person,
    Tenure,
)
from partnerships.tracker.services.find_mentions import find_mentions


@dataclass(frozen=True)
class Release:
    """A tenure that has ended, and who holds the post now; None if nobody does."""

    tenure: Tenure
    successor: Person | None


@dataclass
class Moved:
    """What moved to the new holder, as far as the colleague may see it, and how much in all."""

    planned: int = 0
    flags: int = 0
    planned_in_all: int = 0
    flags_in_all: int = 0

    def __add__(self, other: "Moved") -> "Moved":
        """Return what moved with one and another."""
        return Moved(
            self.planned + other.planned,
            self.flags + other.flags,
            self.planned_in_all + other.planned_in_all,
            self.flags_in_all + other.flags_in_all,
        )


@transaction.atomic
def let_go(release: Release, user: User) -> Moved:
    """Move the open items of an ended tenure to the new holder, and flag what names the former.

    What was held, signed and kept stays with the former holder. Promises and action points are
    with the post, so that they follow by themselves.
    """
    planned = _planned(release.tenure)
    seen = Participant.objects.visible_to(user).filter(pk__in=planned.values("pk")).count()
    flags = _flag(release.tenure, user)
    return Moved(
        planned=seen,
        flags=HolderFlag.objects.visible_to(user).filter(pk__in=flags).count(),
        planned_in_all=planned.update(person=release.successor),
        flags_in_all=len(flags),
    )


def _planned(tenure: Tenure) -> Any:
    """Return the parts of whoever leaves in what is planned after the last day."""
    planned = Participant.everything.filter(
        post=tenure.post, person=tenure.person, interaction__state=InteractionState.PLANNED
    )
    return planned.filter(interaction__on__gt=tenure.ends_on) if tenure.ends_on else planned


def _flag(tenure: Tenure, user: User) -> list[int]:
    known = set(HolderFlag.everything.filter(tenure=tenure).values_list("address", flat=True))
    return [
        HolderFlag.everything.create(
            tenure=tenure,
            kind=mention.kind,
            label=mention.label[:300],
            address=mention.address[:500],
            agreement=mention.agreement,
            created_by=user,
        ).pk
        for mention in find_mentions(tenure.person, tenure)
        if mention.address not in known
    ]
