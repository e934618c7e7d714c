"""Child rows keep their uid, and through it their row, in every version of a record."""

import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from modelcluster.models import get_all_child_relations

from foundation.models.child import RecordChild

if TYPE_CHECKING:
    from foundation.models.publishable import PublishableRecord


def row_relations(record: Any) -> Iterator[Any]:
    """Yield the relations of a record (or its class) to rows with an identity."""
    for relation in get_all_child_relations(record):
        if issubclass(relation.related_model, RecordChild):
            yield relation


def separate_rows(record: "PublishableRecord") -> None:
    """Give a fresh uid to a row whose uid another row of the record has already."""
    in_memory: dict[str, list[RecordChild]] = (
        getattr(record, "_cluster_related_objects", None) or {}
    )
    for relation in row_relations(record):
        seen: set[uuid.UUID] = set()
        for row in in_memory.get(relation.get_accessor_name(), ()):
            if row.uid in seen:
                row.uid = uuid.uuid4()
            seen.add(row.uid)


def adopt_rows(version: "PublishableRecord") -> None:
    """Point the rows of a version at the stored rows with the same uid.

    Without it, publishing an overlapping draft would delete rows and make them anew.
    """
    for relation in row_relations(version):
        rows = list(getattr(version, relation.get_accessor_name()).all())
        if not rows or version.pk is None:
            continue
        stored = dict(
            relation.related_model._default_manager.filter(
                **{relation.field.name: version.pk}
            ).values_list("uid", "pk")
        )
        for row in rows:
            row.pk = stored.get(row.uid)
            row._state.adding = row.pk is None


def renew_rows(copied: dict[Any, Any]) -> None:
    """Give fresh uids to what `ClusterableModel.copy_child_relation` copied."""
    for found in copied.values():
        for row in found if isinstance(found, list) else [found]:
            if isinstance(row, RecordChild):
                row.uid = uuid.uuid4()
