"""Record how far the facts behind a seeded record had been checked."""

from datetime import date
from typing import Final

from stewardship.choices import VerificationOutcome
from stewardship.models import VerifiedRecord
from stewardship.services.verify_record import verify_record

#: The day on which the demonstration facts were compared with their sources.
CHECKED_ON: Final = date(2026, 11, 22)
CHECKED_KINDS: Final = frozenset({"search", "search+own", "seed"})
UNCHECKED_KIND: Final = "own"


def record_confidence(record: VerifiedRecord, *, source_kind: str, confidence: str) -> None:
    """Verify `record`, or have it reviewed, by what the row it came from says of itself.

    `source_kind` says how the row was found, `confidence` how sure its author was. Rows found in
    a source with high confidence are verified; rows from memory alone ("own") are left as not
    yet verified; all others fall due for review on the day the facts were collected.
    """
    if source_kind == UNCHECKED_KIND:
        return
    if source_kind in CHECKED_KINDS and confidence == "high":
        verify_record(record, None, VerificationOutcome.UNCHANGED, on=CHECKED_ON)
        return
    record.next_review_on = CHECKED_ON
    type(record)._base_manager.filter(pk=record.pk).update(next_review_on=CHECKED_ON)
