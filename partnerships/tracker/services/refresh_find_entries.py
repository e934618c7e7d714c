"""Bring the entries of the search up to date with the records that they are about.

Saving a record calls this by a signal (`receivers.py`). Whoever writes past the signals, such as
with `bulk_create` or `update`, calls `refresh_find_entries` for the rows, or
`rebuild_find_entries` for all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import models, transaction
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import BaseSearchBackend

from partnerships.register.models import Organisation
from partnerships.tracker.models import Agreement, FindEntry, Interaction, Post, Relationship
from partnerships.tracker.services.find_documents import DOCUMENTS

BATCH: Final = 500
_WRITTEN: Final = (
    "kind",
    "relationship",
    "interaction",
    "agreement",
    "title",
    "text",
    "audience",
    "on",
)


@transaction.atomic
def refresh_find_entries(rows: Iterable[Any]) -> int:
    """Write the entries of rows as they now stand; return how many.

    Who may find what hangs on a partner, and the partner's name among its words, follow.
    """
    keys: dict[type[models.Model], list[Any]] = defaultdict(list)
    for row in rows:
        keys[type(row)].append(row.pk)
    number = 0
    for model, wanted in keys.items():
        for some in _batches(wanted):
            number += _refresh(model, model._base_manager.filter(pk__in=some))
    return number


@transaction.atomic
def forget_find_entries(uids: Iterable[UUID]) -> None:
    """Remove the entries of records that are gone, or of erased people."""
    _remove(FindEntry.everything.filter(target_uid__in=list(uids)))


@transaction.atomic
def refresh_find_entries_of(organisation: Organisation) -> None:
    """Write the entries anew that have the name of an organisation among their words."""
    refresh_find_entries(Relationship.everything.filter(organisation=organisation))
    refresh_find_entries(Post.everything.filter(organisation=organisation))


@transaction.atomic
def rebuild_find_entries(write: Callable[[str], None] = lambda _line: None) -> int:
    """Make all entries anew, in batches, and remove those of what is gone; return how many.

    `write` is told how many.
    """
    number = 0
    for model in DOCUMENTS:
        keys = model._base_manager.order_by("pk").values_list("pk", flat=True)
        for some in _batches(keys.iterator(chunk_size=BATCH)):
            number += _refresh(model, model._base_manager.filter(pk__in=some), hang_on=False)
    for model, document in DOCUMENTS.items():
        known = model._base_manager.order_by().values("uid")
        gone = FindEntry.everything.filter(kind=document.kind).exclude(target_uid__in=known)
        _remove(gone)
    write(f"{number} entries")
    return number


def _batches(keys: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(keys)
    while some := list(islice(left, BATCH)):
        yield some


def _refresh(model: type[models.Model], rows: Any, *, hang_on: bool = True) -> int:
    document = DOCUMENTS[model]
    found = list(document.load(rows))
    kept = [document.entry_of(row) for row in found if document.is_kept(row)]
    forget_find_entries(row.uid for row in found if not document.is_kept(row))
    stored = _stored(row.uid for row in found)
    if kept:
        FindEntry.everything.bulk_create(
            kept, update_conflicts=True, unique_fields=["target_uid"], update_fields=_WRITTEN
        )
        written = _stored(entry.target_uid for entry in kept)
        _add_to_index([written[entry.target_uid] for entry in kept])
    if model is Relationship and hang_on:
        changed = [row for row in found if _has_turned(stored.get(row.uid), document.entry_of(row))]
        refresh_find_entries(_hanging_on(changed))
    return len(kept)


def _stored(uids: Iterable[UUID]) -> dict[UUID, FindEntry]:
    entries = FindEntry.everything.filter(target_uid__in=list(uids))
    return {entry.target_uid: entry for entry in entries}


def _has_turned(before: FindEntry | None, now: FindEntry) -> bool:
    """Say whether what hangs on a partner has to follow: who may find it, or its name."""
    return before is not None and (before.audience, before.title) != (now.audience, now.title)


def _hanging_on(relationships: list[Any]) -> Iterator[Any]:
    for model in (Interaction, Agreement):
        rows = model.everything.filter(relationship__in=relationships).only("pk")
        yield from rows.iterator(chunk_size=BATCH)


def _remove(entries: models.QuerySet[Any]) -> None:
    backend = get_search_backend()
    for entry in entries:
        backend.delete(entry)
        entry.delete()


def _add_to_index(entries: list[FindEntry]) -> None:
    """Put entries into the index: with the transaction where it stands in the database."""
    backend: BaseSearchBackend = get_search_backend()
    if backend.catch_indexing_errors:
        transaction.on_commit(lambda: backend.add_bulk(FindEntry, entries))
    else:
        backend.add_bulk(FindEntry, entries)
