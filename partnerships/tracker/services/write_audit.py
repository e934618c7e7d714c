"""Add a line to the audit log: who did what to which kind of record, never what it says."""

import hashlib
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import AuditEntry, AuditHead

_LONGEST_DETAIL = 200


@transaction.atomic
def write_audit(
    action: AuditAction, record: Any, actor: User | None, detail: str = ""
) -> AuditEntry:
    """Write that `actor` (None: a command) did `action` to `record`, a row or a kind of rows.

    `detail` is a count, a format or a name of a field: nothing of the content. The line is part of
    the transaction of what it tells of: neither is there without the other.
    """
    head, _made = AuditHead.objects.select_for_update().get_or_create(pk=1)
    entry = AuditEntry(
        number=head.number + 1,
        at=timezone.now(),
        actor=actor,
        action=action,
        kind=record._meta.model_name,
        record_uid=_uid_of(record),
        detail=detail[:_LONGEST_DETAIL],
    )
    entry.digest = digest_of(entry, head.digest)
    entry.save()
    head.number, head.digest = entry.number, entry.digest
    head.save()
    return entry


def digest_of(entry: AuditEntry, before: str) -> str:
    """Return the SHA-256 of a line, which covers the digest of the line before."""
    words = (
        before,
        entry.number,
        entry.at.isoformat(),
        entry.actor_id or "",
        str(entry.action),
        entry.kind,
        entry.record_uid or "",
        entry.detail,
    )
    return hashlib.sha256("\n".join(map(str, words)).encode()).hexdigest()


def _uid_of(record: Any) -> UUID | None:
    uid = getattr(record, "uid", None)
    return uid if isinstance(uid, UUID) else None
