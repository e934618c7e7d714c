"""Take pending changes into an index."""

import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from modelsearch.index import get_indexed_instance, get_indexed_models

from whooshsearch.documents import KEY, label_of
from whooshsearch.models import PendingChange
from whooshsearch.services.keep import keeper
from whooshsearch.store import IndexBusy, IndexUnavailable

logger = logging.getLogger(__name__)

#: Changes taken in under one hold of the lock, so that nobody waits long for it.
BATCH = 500
#: Seconds until the next attempt, after a busy index and after one that cannot be written.
SOON, LATER = 1.0, 60.0


@dataclass(frozen=True, slots=True)
class DrainResult:
    """How many changes were taken in, and why others were left for later, if so."""

    taken_in: int
    left_because: str = ""


def drain(index: Any, *, wait: float | None = None) -> DrainResult:
    """Take in what is pending for `index`, whoever noted it.

    Documents are made from the rows as they are now, under the lock of the index, so that two
    drains never overtake each other. A change is forgotten only once the index has it on disk:
    whoever is killed in between leaves it for the next drain. An index that is busy or cannot be
    written leaves changes for later and says so; nothing is raised.
    """
    taken_in = last = 0
    try:
        while pending_changes(index).filter(pk__gt=last).exists():
            taken, last = _drain_batch(index, last, wait)
            taken_in += taken
    except IndexBusy as busy:
        logger.info("Changes wait for search index %s: %s", index.get_key(), busy)
        keeper.again_soon(index, drain, after=SOON)
        return DrainResult(taken_in, str(busy))
    except IndexUnavailable as error:
        logger.warning("Changes wait for search index %s: %s", index.get_key(), error.reason)
        keeper.mend_soon(index)
        keeper.again_soon(index, drain, after=LATER)
        return DrainResult(taken_in, error.reason)
    _forget_taken_in(index)
    if taken_in and index.store.needs_purge():
        keeper.purge_soon(index)
    return DrainResult(taken_in)


def pending_changes(index: Any) -> "models.QuerySet[PendingChange]":
    """Return the changes that `index` has not taken in, oldest first."""
    return PendingChange.objects.filter(index=index.get_key(), is_taken_in=False)


def _drain_batch(index: Any, last: int, wait: float | None) -> tuple[int, int]:
    """Take in changes after the one with key `last`; return how many, and the key of the last.

    A change of a record that cannot be read stays: it is tried again by the next drain.
    """
    done: list[PendingChange] = []
    seconds = index.options.lock_wait if wait is None else wait
    with index.store.writing(wait=seconds, after_commit=lambda: _forget(index, done)) as writer:
        rows = list(pending_changes(index).filter(pk__gt=last)[:BATCH])
        unreadable = take_in(index, rows, writer)
        done += [row for row in rows if row.key not in unreadable]
    return len(done), rows[-1].pk if rows else sys.maxsize


def _forget(index: Any, rows: Sequence[PendingChange]) -> None:
    """Forget changes that the index has; a rebuild that goes on needs them once more."""
    keys = [row.pk for row in rows]
    if index.store.is_being_rebuilt:
        PendingChange.objects.filter(pk__in=keys).update(is_taken_in=True)
    else:
        forget(keys)


def forget(keys: Sequence[int]) -> None:
    """Delete pending changes, a bounded number in each query."""
    for start in range(0, len(keys), BATCH):
        PendingChange.objects.filter(pk__in=keys[start : start + BATCH]).delete()


def _forget_taken_in(index: Any) -> None:
    """Forget what was kept for a rebuild that has ended, be it by dying."""
    kept = PendingChange.objects.filter(index=index.get_key(), is_taken_in=True)
    keys = list(kept.values_list("pk", flat=True))
    # In this order: what a rebuild that begins now still needs is not among the keys.
    if keys and not index.store.is_being_rebuilt:
        forget(keys)


def take_in(index: Any, rows: Iterable[PendingChange], writer: Any) -> set[str]:
    """Write the present state of what `rows` name; the last row of a record counts.

    Returns the keys of records that cannot be read; what the index has of them stays.
    """
    last = {row.key: row for row in rows}
    models_by_label = {label_of(model): model for model in index.documents.models}
    wanted: dict[type[models.Model], set[str]] = {}
    for key, row in last.items():
        model = models_by_label.get(row.model)
        if model is not None and not row.is_removal:
            wanted.setdefault(model, set()).add(key)
    present = {
        index.documents.key_of(record): index.documents.readable_document(record)
        for model, keys in wanted.items()
        for record in _records(index, model, keys)
    }
    for key in last:
        document = present.get(key)
        if document is not None:
            writer.update_document(**document)
        elif key not in present:
            writer.delete_by_term(KEY, key)
    return {key for key, document in present.items() if document is None}


def _records(index: Any, model: type[models.Model], keys: set[str]) -> Iterator[Any]:
    """Yield the records of `model` with these keys that are to be found, as what they are."""
    name = index.documents.key_name
    listed = model.get_indexed_objects().filter(**{f"{name}__in": keys})  # type: ignore[attr-defined]
    missing = set(keys)
    for record in listed:
        missing.discard(index.documents.key_of(record))
        yield record
    for record in model._default_manager.filter(**{f"{name}__in": missing}) if missing else ():
        specific = get_indexed_instance(record)
        if specific is not None and type(specific) in _indexed_models():
            yield specific


def _indexed_models() -> set[type[models.Model]]:
    return set(get_indexed_models())
