"""Let child rows of other records and pages point at another record than before."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from foundation.checking import reasons
from foundation.models import PublishableRecord, RecordChild
from foundation.row_edits import RowsEdits, edit_rows
from foundation.row_keys import relation_of
from foundation.services.change_live_record import (
    CHANGED_LIVE,
    change_live_record,
    write_rows_into_versions,
)


def _every_row(_row: Any) -> bool:
    return True


@dataclass(frozen=True)
class Pointer:
    """A foreign key of child rows: which of them follow, and what a record may hold only once.

    A row that would equal another of the same record in the fields `once` is dropped instead.
    """

    rows: type[RecordChild]
    field: str
    once: tuple[str, ...]
    follows: Callable[[Any], bool] = _every_row

    @property
    def holders(self) -> type[models.Model]:
        """The family of records, or of pages, that hold such rows."""
        return self._parent.related_model

    @property
    def parent_name(self) -> str:
        """The name of the field by which a row knows its holder."""
        return str(self._parent.name)

    @property
    def _parent(self) -> ParentalKey:
        keys = self.rows._meta.get_fields()
        return next(field for field in keys if isinstance(field, ParentalKey))


@transaction.atomic
def repoint_rows(
    pointer: Pointer,
    old: models.Model,
    new: models.Model,
    user: AbstractBaseUser | None,
    reason: str,
) -> list[Any]:
    """Point the rows that lead to `old` at `new`; return the records and pages concerned.

    Rows of live records, of drafts, and of every version that may still be published follow, and
    keep their uids; what `new` itself holds stays. Raises ValidationError, naming the record,
    where one may not say of `new` what it said of `old`; then nothing has changed.
    """
    edits = {relation_of(pointer.rows): partial(_moved, pointer, old, new)}
    moved = []
    for holder in _holders(pointer, old):
        if (type(holder), holder.pk) != (type(new), new.pk):
            _change(holder, edits, user, reason)
            moved.append(holder)
    return moved


def _moved(
    pointer: Pointer, old: models.Model, new: models.Model, rows: list[Any]
) -> Iterator[Any]:
    attribute = f"{pointer.field}_id"
    following = {
        id(row) for row in rows if getattr(row, attribute) == old.pk and pointer.follows(row)
    }
    seen = {_key(pointer, row) for row in rows if id(row) not in following}
    for row in rows:
        if id(row) in following:
            setattr(row, pointer.field, new)
            if _key(pointer, row) in seen:
                continue
            seen.add(_key(pointer, row))
        yield row


def _key(pointer: Pointer, row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, row._meta.get_field(name).attname) for name in pointer.once)


def _holders(pointer: Pointer, old: models.Model) -> list[Any]:
    """Return what has such a row, in the database or in a version that waits."""
    stored = pointer.rows._default_manager.filter(**{pointer.field: old.pk})
    keys = set(stored.values_list(pointer.parent_name, flat=True))
    keys |= set(_waiting(pointer, old.pk))
    return list(pointer.holders._default_manager.filter(pk__in=keys).order_by("pk"))


def _waiting(pointer: Pointer, target: Any) -> Iterator[int]:
    """Yield the keys of the records of which a version that may yet be published has such a row."""
    relation = relation_of(pointer.rows)
    drafts = pointer.holders._default_manager.filter(has_unpublished_changes=True)
    in_approval = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    versions = Revision.objects.filter(
        Q(approved_go_live_at__isnull=False)
        | Q(pk__in=in_approval.values("revision"))
        | Q(pk__in=drafts.values("latest_revision")),
        content_type=ContentType.objects.get_for_model(pointer.holders),
    )
    for version in versions.iterator():
        if any(row.get(pointer.field) == target for row in version.content.get(relation, ())):
            yield int(version.object_id)


def _change(holder: Any, edits: RowsEdits, user: AbstractBaseUser | None, reason: str) -> None:
    """Edit the rows of one record or page, and of the versions of it that wait."""
    if isinstance(holder, PublishableRecord) and holder.live:
        try:
            change_live_record(holder, {}, user, reason, rows=edits)
        except ValidationError as error:
            raise _refusal(holder, reasons(error, holder)) from error
        return
    changed = edit_rows(holder, edits)
    for relation in edits:
        getattr(holder, relation).commit()
    if write_rows_into_versions(holder, edits) or changed:
        data = {"reason": reason, "fields": changed}
        log(holder, CHANGED_LIVE, user=user, data=data, uuid=uuid4())


def _refusal(holder: Any, why: Iterable[str]) -> ValidationError:
    return ValidationError(
        _("“%(record)s” cannot follow: %(reasons)s") % {"record": holder, "reasons": " ".join(why)}
    )
