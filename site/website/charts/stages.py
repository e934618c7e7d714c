"""Stages of a passage: which of them are on record, and which is the latest."""

from dataclasses import dataclass
from typing import Any

from foundation.partial_dates import PartialDate


@dataclass(frozen=True)
class Stage:
    """One stage: `state` is "done", "doubtful", "expected" or "missing".

    `event` is what is on record, None for nothing.
    """

    key: str
    label: str
    state: str
    event: Any = None
    is_latest: bool = False

    @property
    def date(self) -> PartialDate | None:
        """When, as far as the source says."""
        return self.event.date if self.event is not None else None


@dataclass(frozen=True)
class Passage:
    """The stages of one text in their order; an ending is the last of them."""

    stages: tuple[Stage, ...]

    @property
    def latest(self) -> Stage | None:
        """The last stage that is on record as done."""
        return next((each for each in self.stages if each.is_latest), None)
