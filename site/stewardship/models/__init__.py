"""Source, Verification and the base of verified records."""

from stewardship.models.source import Source
from stewardship.models.verification import Verification
from stewardship.models.verified_record import VerifiedRecord

__all__ = ["Source", "Verification", "VerifiedRecord"]
