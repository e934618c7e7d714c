"""Let every version of other records name another record than before, so that none is lost.

`repoint_rows` changes what may still be published; this changes what may be restored one day,
for a record that is about to be deleted.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Revision

from foundation.row_keys import relation_of
from foundation.services.repoint_rows import Pointer


@transaction.atomic
def repoint_history(pointer: Pointer, old: models.Model, new: models.Model) -> int:
    """Point the rows of all versions at `new`; return how many versions were changed."""
    relation, changed = relation_of(pointer.rows), 0
    versions = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(pointer.holders)
    )
    for version in versions.iterator():
        rows = version.content.get(relation) or []
        if any(row.get(pointer.field) == old.pk for row in rows):
            version.content[relation] = list(_moved(pointer, old, new, rows))
            version.save(update_fields=["content"])
            changed += 1
    return changed


def _moved(
    pointer: Pointer, old: models.Model, new: models.Model, rows: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the stored rows, without those that come to say what another says already."""
    seen = [_key(pointer, row) for row in rows if row.get(pointer.field) != old.pk]
    for row in rows:
        if row.get(pointer.field) == old.pk:
            row[pointer.field] = new.pk
            if _key(pointer, row) in seen:
                continue
            seen.append(_key(pointer, row))
        yield row


def _key(pointer: Pointer, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in pointer.once)
