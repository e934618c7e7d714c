"""Find out which row took the place of one that was merged into another."""

from uuid import UUID

from partnerships.tracker.choices import MergeKind
from partnerships.tracker.models import Merge


def find_survivor(uid: UUID, kind: MergeKind) -> UUID | None:
    """Return the identifier of the row that stands for `uid` now, None if it was never merged."""
    found, seen = None, {uid}
    while True:
        merges = Merge.everything.filter(kind=kind, gone_uid=found or uid)
        merge = merges.order_by("-pk").first()
        if merge is None or merge.kept_uid in seen:
            return found
        found = merge.kept_uid
        seen.add(found)
