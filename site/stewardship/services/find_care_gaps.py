"""Find the records that nobody keeps, or that nobody compared with their sources in time."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.registries import QualityFinding
from stewardship.choices import QualityKind, VerificationState
from stewardship.models import VerifiedRecord


def find_care_gaps(records: Iterable[VerifiedRecord]) -> Iterator[QualityFinding]:
    """Yield what is missing in the care of these records; no query beyond their own."""
    for record in records:
        if record.owner_id is None:
            yield QualityFinding(
                QualityKind.NO_OWNER, record, _("Nobody owns this record."), "owner"
            )
        elif record.owner is not None and not record.owner.is_active:
            yield QualityFinding(QualityKind.NO_OWNER, record, _left_words(record), "owner")
        if record.live and record.verification_state != VerificationState.CURRENT:
            yield QualityFinding(
                QualityKind.NO_REVIEW, record, _review_words(record), "review_interval"
            )


def _left_words(record: VerifiedRecord) -> str:
    return _("%(owner)s, who owns this record, has left.") % {"owner": record.owner}


def _review_words(record: VerifiedRecord) -> str:
    due = record.next_review_on
    if record.verified_on is None:
        return _("Nobody has compared it with its sources yet.")
    if due is None:
        return _("No day is set for its next review.")
    return _("Its review was due on %(day)s.") % {"day": date_format(due)}
