"""What somebody wants to write down about an interaction, before it is checked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from partnerships.tracker.choices import (
    TWO_WAY_KINDS,
    InteractionKind,
    InteractionState,
    LinkedKind,
    Visibility,
)
from partnerships.tracker.models import ActionPoint, Commitment, Post, Relationship


@dataclass
class InteractionDraft:
    """An interaction with its participants and links.

    `is_two_way` None means: as is usual for its kind. With `outsiders_are_meant` posts of other
    bodies than the partner's, those above it and those below it may take part.
    """

    relationship: Relationship
    on: date
    kind: str = InteractionKind.CALL
    state: str = InteractionState.HELD
    at: time | None = None
    place: str = ""
    subject: str = ""
    notes: str = ""
    asked: str = ""
    is_two_way: bool | None = None
    owner: User | None = None
    visibility: str = Visibility.STAFF
    named_people: Sequence[User] = ()
    posts: Sequence[Post] = ()
    colleagues: Sequence[User] = ()
    links: Sequence[tuple[LinkedKind, Any]] = ()
    outsiders_are_meant: bool = False

    @property
    def both_spoke(self) -> bool:
        """Whether both sides spoke, by what was said or by what is usual."""
        return self.kind in TWO_WAY_KINDS if self.is_two_way is None else self.is_two_way


@dataclass
class Additions:
    """What is written down together with a new interaction; the rows are not saved yet."""

    follow_up: ActionPoint | None = None
    commitments: Sequence[Commitment] = ()
    files: Sequence[UploadedFile] = field(default_factory=tuple)
    message_id: str | None = None
