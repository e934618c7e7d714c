"""The rows of the tracker."""

from partnerships.tracker.models.agreement import Agreement, Amendment
from partnerships.tracker.models.audit_entry import AppendOnlyError, AuditEntry, AuditHead
from partnerships.tracker.models.base import GuardedModel, TrackerModel
from partnerships.tracker.models.commitment import ActionPoint, Commitment
from partnerships.tracker.models.enquiry import Enquiry
from partnerships.tracker.models.find_entry import FindEntry
from partnerships.tracker.models.influence import InfluenceLink
from partnerships.tracker.models.interaction import Interaction, InteractionLink, Participant
from partnerships.tracker.models.post import HolderFlag, Person, Post, Tenure
from partnerships.tracker.models.private_file import PrivateFile
from partnerships.tracker.models.protection import (
    AgreementWarning,
    CalendarFeed,
    Erasure,
    Merge,
    SavedFilter,
)
from partnerships.tracker.models.relationship import Relationship, StageChange

__all__ = [
    "ActionPoint",
    "Agreement",
    "AgreementWarning",
    "Amendment",
    "AppendOnlyError",
    "AuditEntry",
    "AuditHead",
    "CalendarFeed",
    "Commitment",
    "Enquiry",
    "Erasure",
    "FindEntry",
    "GuardedModel",
    "HolderFlag",
    "InfluenceLink",
    "Interaction",
    "InteractionLink",
    "Merge",
    "Participant",
    "Person",
    "Post",
    "PrivateFile",
    "Relationship",
    "SavedFilter",
    "StageChange",
    "Tenure",
    "TrackerModel",
]
