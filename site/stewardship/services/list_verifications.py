"""List the checks of a record against its sources."""

from django.db.models import QuerySet

from stewardship.models import Verification, VerifiedRecord

SHOWN = 20


def list_verifications(record: VerifiedRecord, shown: int = SHOWN) -> QuerySet[Verification]:
    """Return the latest checks of `record`, latest first, with who made them."""
    checks = Verification.objects.filter(record_uid=record.uid).select_related("checked_by")
    return checks[:shown]
