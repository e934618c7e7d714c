"""Take pending changes into an index."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from modelsearch.index import get_indexed_instance, get_indexed_models

from whooshsearch.documents import KEY, Document, label_of
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
    taken_in = 0
    try:
        while PendingChange.objects.filter(index=index.get_key(), is_taken_in=False).exists():
            taken = _drain_batch(index, index.options.lock_wait if wait is None else wait)
            taken_in += taken
            if not taken:
                break
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


def _drain_batch(index: Any, wait: float) -> int:
    rows: list[PendingChange] = []

    def forget() -> None:
        _forget(index, rows)

    with index.store.writing(wait=wait, after_commit=forget) as writer:
        rows += PendingChange.objects.filter(index=index.get_key(), is_taken_in=False)[:BATCH]
        take_in(index, rows, writer)
    return len(rows)


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
    if kept.exists() and not index.store.is_being_rebuilt:
        kept.delete()


def take_in(index: Any, rows: Iterable[PendingChange], writer: Any) -> None:
    """Write the present state of what `rows` name; the last row of a record counts."""
    last = {row.key: row for row in rows}
    models_by_label = {label_of(model): model for model in index.documents.models}
    wanted: dict[type[models.Model], set[str]] = {}
    for key, row in last.items():
        model = models_by_label.get(row.model)
        if model is not None and not row.is_removal:
            wanted.setdefault(model, set()).add(key)
    present = {
        document[KEY]: document
        for model, keys in wanted.items()
        for document in _documents(index, model, keys)
    }
    for key in last:
        if key in present:
            writer.update_document(**present[key])
        else:
            writer.delete_by_term(KEY, key)


def _documents(index: Any, model: type[models.Model], keys: set[str]) -> Iterator[Document]:
    """Yield the documents of the records of `model` with these keys that are to be found."""
    name = index.documents.key_name
    listed = model.get_indexed_objects().filter(**{f"{name}__in": keys})  # type: ignore[attr-defined]
    missing = set(keys)
    for record in listed:
        missing.discard(index.documents.key_of(record))
        yield index.documents.document(record)
    for record in model._default_manager.filter(**{f"{name}__in": missing}) if missing else ():
        specific = get_indexed_instance(record)
        if specific is not None and type(specific) in _indexed_models():
            yield index.documents.document(specific)


def _indexed_models() -> set[type[models.Model]]:
    return set(get_indexed_models())
