"""What stands on the timeline of a partner, and how it is asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.partial_dates import PartialDate


class TimelineKind(models.TextChoices):
    """The kinds of entries that a colleague may ask for."""

    INTERACTION = "interaction", _("Interactions")
    COMMITMENT = "commitment", _("Commitments")
    ACTION = "action", _("Action points")
    AGREEMENT = "agreement", _("Agreements")
    STAGE = "stage", _("Stages")
    POST = "post", _("Holders of posts")
    PORTAL = "portal", _("Portals")
    LAW = "law", _("Laws of the country")
    FORUM = "forum", _("Forums")
    INFLUENCE = "influence", _("Influence")
    PUBLIC = "public", _("Changes of public records")


class What(models.TextChoices):
    """What happened on the day of an entry."""

    INTERACTION = "interaction", _("Interaction")
    PROMISED = "promised", _("Promised")
    KEPT = "kept", _("Commitment kept")
    DROPPED = "dropped", _("Commitment dropped")
    ACTION_DUE = "action_due", _("Action point due")
    ACTION_DONE = "action_done", _("Action point done")
    ACTION_DROPPED = "action_dropped", _("Action point dropped")
    SIGNED_BY_US = "signed_by_us", _("Agreement signed by us")
    SIGNED_BY_THEM = "signed_by_them", _("Agreement signed by them")
    STARTS = "starts", _("Agreement starts")
    ENDS = "ends", _("Last day of the agreement")
    TERMINATED = "terminated", _("Agreement terminated")
    AMENDED = "amended", _("Agreement amended")
    STAGE = "stage", _("Stage")
    TOOK_POST = "took_post", _("Took the post")
    LEFT_POST = "left_post", _("Left the post")
    LAUNCHED = "launched", _("Portal launched")
    RELAUNCHED = "relaunched", _("Portal relaunched")
    CLOSED = "closed", _("Portal closed")
    LAW = "law", _("Law")
    FORUM = "forum", _("Forum")
    INFLUENCE = "influence", _("Influence")
    PUBLIC = "public", _("Public record")


@dataclass(frozen=True)
class Place:
    """A place on the timeline: everything after it is earlier."""

    day: date
    rank: int
    key: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the place that `str()` wrote, None for anything else."""
        day, _dot, rest = text.partition(".")
        rank, _dot, key = rest.partition(".")
        if not (_is_number(rank) and _is_number(key)):
            return None
        try:
            return cls(date.fromisoformat(day), int(rank), int(key))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.rank}.{self.key}"


@dataclass(frozen=True)
class Entry:
    """One entry: what happened when, in which words, to which record."""

    place: Place
    kind: TimelineKind
    what: What
    uid: UUID | None
    title: str
    text: str
    extra: str
    when: str
    is_confidential: bool

    @property
    def day(self) -> date:
        """The day by which it is ordered."""
        return self.place.day

    @property
    def partial_day(self) -> PartialDate | None:
        """The date as the record has it, where it may be no day."""
        return PartialDate.parse(self.when) if self.when else None


@dataclass(frozen=True)
class Timeline:
    """A page of the timeline, and the place after which the next one begins."""

    entries: list[Entry]
    next_place: Place | None


MOST_ENTRIES: Final = 50


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
