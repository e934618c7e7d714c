"""Change fields of a live record from code: an import, a merge, a status computed elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from foundation import publishing
from foundation.checking import check_candidate
from foundation.differences import in_words
from foundation.models import PublishableRecord
from foundation.row_edits import NO_EDITS, RowsEdits, edit_rows, edit_rows_of_version
from foundation.stored_values import stored_value

#: The log action for a change that did not come from the editor.
CHANGED_LIVE = "chancery.changed_live"


@transaction.atomic
def change_live_record(
    record: PublishableRecord,
    changes: Mapping[str, Any],
    user: AbstractBaseUser | None,
    reason: str,
    *,
    rows: RowsEdits = NO_EDITS,
) -> PublishableRecord:
    """Give a live record new values, and its open draft too; return the row as it stands.

    A draft that had itself changed one of the fields keeps its value: both values are noted in
    `draft_conflicts`, and shown before the draft is published. `rows` edits child rows, which
    keep their uids, in the record and in every version that may still be published. The checks
    and followers of a publish run. Raises ValidationError, by field, and then nothing has changed;
    ValueError for a record that is not live.
    """
    row = type(record)._base_manager.select_for_update().get(pk=record.pk)
    if not row.live:
        message = f"{row._meta.label} {row.pk} is not live: change its draft."
        raise ValueError(message)
    previous = type(record)._base_manager.get(pk=record.pk)
    if rows:
        publishing.remember_rows(previous)
    for name, value in changes.items():
        setattr(row, name, value)
    changed = [name for name in changes if stored_value(row, name) != stored_value(previous, name)]
    edited = edit_rows(row, rows)
    if changed or edited:
        check_candidate(row)
    notes = _write_into_drafts(row, previous, changed, user)
    write_rows_into_versions(row, rows)
    if not changed and not edited:
        return row
    _save(row, changed, notes, whole=bool(edited))
    data = _log_data(row, previous, changed, reason)
    entry = {**data, "fields": data["fields"] | edited}
    log(row, CHANGED_LIVE, user=user, data=entry, uuid=uuid4())  # not one with other records
    publishing.tell_followers(row, previous)
    return row


def write_rows_into_versions(record: Any, rows: RowsEdits) -> bool:
    """Edit the rows of every version that may still be published; say whether any changed."""
    if not rows:
        return False
    changed = [version for version in open_versions(record) if edit_rows_of_version(version, rows)]
    for version in changed:
        version.save(update_fields=["content"])
    return bool(changed)


def open_versions(record: Any) -> Iterator[Revision]:
    """Yield the versions that may still be published: the draft, scheduled, in approval."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    wanted = Q(approved_go_live_at__isnull=False) | Q(pk__in=waiting)
    if record.has_unpublished_changes:
        wanted |= Q(pk=record.latest_revision_id)
    yield from record.revisions.filter(wanted)


def _write_into_drafts(
    row: PublishableRecord,
    previous: PublishableRecord,
    changed: list[str],
    user: AbstractBaseUser | None,
) -> dict[str, dict[str, Any]]:
    """Change the open versions; return the conflicts found in the draft."""
    notes = {}
    for version in open_versions(row):
        for name in changed:
            value, was = stored_value(row, name), stored_value(previous, name)
            if version.content.get(name) == was:
                version.content[name] = value
            elif version.content.get(name) != value:
                notes[name] = _note(row, previous, name, user)
        version.save(update_fields=["content"])
    return notes


def _note(
    row: PublishableRecord,
    previous: PublishableRecord,
    name: str,
    user: AbstractBaseUser | None,
) -> dict[str, Any]:
    earlier = row.draft_conflicts.get(name, {})
    return {
        "live": in_words(row, name),
        "was": earlier.get("was") or in_words(previous, name),
        "by": str(user) if user else "",
        "on": timezone.localdate().isoformat(),
    }


def _save(
    row: PublishableRecord,
    changed: list[str],
    notes: Mapping[str, dict[str, Any]],
    *,
    whole: bool,
) -> None:
    """Save the fields; the `whole` record where rows changed, on which its other fields rest."""
    row.draft_conflicts = {**row.draft_conflicts, **notes}
    if whole:
        row.save()
        return
    bounds = [
        bound for name in changed for bound in getattr(row._meta.get_field(name), "bound_names", ())
    ]
    row.save(update_fields=[*changed, *bounds, "draft_conflicts"])


def _log_data(
    row: models.Model, previous: models.Model, changed: list[str], reason: str
) -> dict[str, Any]:
    return {
        "reason": reason,
        "fields": {
            name: {"from": in_words(previous, name), "to": in_words(row, name)} for name in changed
        },
    }
