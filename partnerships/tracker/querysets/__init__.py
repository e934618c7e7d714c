"""Who may see what of the tracker, and the words in which its rows are asked for."""

from partnerships.tracker.querysets.agreements import AgreementQuerySet
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

__all__ = [
    "EVERYTHING",
    "NOTHING",
    "ActionPointQuerySet",
    "AgreementQuerySet",
    "CommitmentQuerySet",
    "GuardedManager",
    "TrackerQuerySet",
    "Viewer",
    "changed_by",
    "may",
    "seen_by",
]
