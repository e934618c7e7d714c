"""Let a field of records name another record than before, in every version of them."""

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from foundation.checking import reasons
from foundation.models import PublishableRecord
from foundation.services.change_live_record import change_live_record


@dataclass(frozen=True)
class FieldPointer:
    """A foreign key of a family of records."""

    family: type[PublishableRecord]
    field: str


@transaction.atomic
def repoint_field(
    pointer: FieldPointer,
    old: models.Model,
    new: models.Model,
    user: AbstractBaseUser | None,
    reason: str,
) -> list[PublishableRecord]:
    """Point the records that lead to `old` at `new`; return them.

    Live records are changed as by an editor, with what follows a publish; drafts and all versions
    follow. What `new` itself said of `old` it says of nothing. Raises ValidationError, naming the
    record, where one may not follow; then nothing has changed.
    """
    rows = pointer.family._base_manager.filter(**{pointer.field: old.pk})
    moved = list(rows.exclude(pk=new.pk) if isinstance(new, pointer.family) else rows)
    for record in moved:
        if record.live:
            _change(record, pointer, new, user, reason)
        else:
            pointer.family._base_manager.filter(pk=record.pk).update(**{pointer.field: new.pk})
    _repoint_versions(pointer, old, new)
    return moved


def _change(
    record: PublishableRecord,
    pointer: FieldPointer,
    new: models.Model,
    user: AbstractBaseUser | None,
    reason: str,
) -> None:
    try:
        change_live_record(record, {pointer.field: new}, user, reason)
    except ValidationError as error:
        words = _("“%(record)s” cannot follow: %(reasons)s")
        why = " ".join(reasons(error, record))
        raise ValidationError(words % {"record": record, "reasons": why}) from error


def _repoint_versions(pointer: FieldPointer, old: models.Model, new: models.Model) -> None:
    versions = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(pointer.family),
        **{f"content__{pointer.field}": old.pk},
    )
    for version in versions:
        is_own = isinstance(new, pointer.family) and version.object_id == str(new.pk)
        version.content[pointer.field] = None if is_own else new.pk
        version.save(update_fields=["content"])
