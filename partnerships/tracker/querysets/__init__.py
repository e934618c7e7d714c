"""Who may see what of the tracker, and the words in which its rows are asked for."""

from partnerships.tracker.querysets.agreements import AgreementQuerySet
from partnerships.tracker.querysets.belonging import (
    agreement_belonging,
    belonging,
    left,
    promise_belonging,
)
from partnerships.tracker.querysets.commitments import ActionPointQuerySet, CommitmentQuerySet
from partnerships.tracker.querysets.gate import (
    EVERYTHING,
    NOTHING,
    GuardedManager,
    TrackerQuerySet,
    Viewer,
    changed_by,
    may,
    seen_by,
)
from partnerships.tracker.querysets.slipping import slipping, with_silence, without_step

__all__ = [
    "EVERYTHING",
    "NOTHING",
    "ActionPointQuerySet",
    "AgreementQuerySet",
    "CommitmentQuerySet",
    "GuardedManager",
    "TrackerQuerySet",
    "Viewer",
    "agreement_belonging",
    "belonging",
    "changed_by",
    "left",
    "may",
    "promise_belonging",
    "seen_by",
    "slipping",
    "with_silence",
    "without_step",
]
