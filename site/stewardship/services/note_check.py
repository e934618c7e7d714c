"""Remember that a version was compared with the sources, until it is published.

Who edits a record while checking it may not be who publishes it. The note is a line in the
record's log; the publish of that version, or of a later one, makes it a check with the outcome
"record changed", by the colleague who compared.
"""

from typing import Any, Final

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from accounts.models import User
from stewardship.choices import VerificationOutcome
from stewardship.models import VerifiedRecord
from stewardship.services.verify_record import verify_record

#: The log action for a version that was compared with the sources.
COMPARED: Final = "chancery.check.compared"


def note_check(record: VerifiedRecord, revision: Revision, user: User) -> None:
    """Write down that `user` compared this version of `record` with its sources."""
    log(record, COMPARED, user=user, revision=revision)


def count_noted_check(record: Any, *, previous: Any | None) -> None:
    """Count a noted check, now that its version is public (follower of every publish)."""
    public = record.live_revision if record.live else None
    if public is None:
        return
    notes = ModelLogEntry.objects.for_instance(record).filter(
        action=COMPARED, revision__created_at__lte=public.created_at
    )
    if previous is not None and previous.last_published_at is not None:
        notes = notes.filter(timestamp__gt=previous.last_published_at)
    note = notes.select_related("user").order_by("-timestamp", "-pk").first()
    if note is not None:
        verify_record(record, note.user, VerificationOutcome.CHANGED)
