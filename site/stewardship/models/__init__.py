"""Source, Verification and the base of verified records."""

from stewardship.models.archived_copy import ArchivedCopy
from stewardship.models.error_report import ErrorReport
from stewardship.models.link_check import LinkCheck
from stewardship.models.sent_digest import SentDigest
from stewardship.models.source import Source
from stewardship.models.verification import Verification
from stewardship.models.verified_record import VerifiedRecord

__all__ = [
    "ArchivedCopy",
    "ErrorReport",
    "LinkCheck",
    "SentDigest",
    "Source",
    "Verification",
    "VerifiedRecord",
]
