"""Compare an index with the database, and mend what differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from whoosh.query.qcore import Every

from whooshsearch.columns import Columns
from whooshsearch.documents import DIGEST, label_of
from whooshsearch.models import PendingChange
from whooshsearch.services.drain import drain
from whooshsearch.services.rebuild import rebuild
from whooshsearch.store import IndexUnavailable

#: Seconds that a comparison waits for writers before it begins.
WAIT = 60.0
CHUNK = 500

Named = dict[str, type[models.Model]]


@dataclass(slots=True)
class Comparison:
    """What differs: records by key, those left over without a model to name."""

    records: int = 0
    missing: Named = field(default_factory=dict)
    stale: Named = field(default_factory=dict)
    left_over: set[str] = field(default_factory=set)
    problem: str = ""

    @property
    def is_clean(self) -> bool:
        """Whether index and database agree."""
        return not (self.missing or self.stale or self.left_over or self.problem)


def verify(index: Any, *, repair: bool = False) -> Comparison:
    """Take in what is pending, compare, and with `repair` mend what differs.

    Returns what differed before the repair; the problem, in words, when the index cannot be read.
    A difference counts only if it is still there after a second drain: a record saved while the
    comparison ran is no fault.
    """
    drain(index, wait=WAIT)
    found = _compare(index)
    if not found.is_clean and not found.problem:
        drain(index, wait=WAIT)
        found = _in_both(found, _compare(index))
    if repair and not found.is_clean:
        _mend(index, found)
    return found


def _compare(index: Any) -> Comparison:
    found = Comparison()
    try:
        kept = dict(_documents(index))
    except IndexUnavailable as error:
        found.problem = error.reason
        return found
    for model, key, digest in _records(index):
        found.records += 1
        present = kept.pop(key, None)
        if present is None:
            found.missing[key] = model
        elif present != digest:
            found.stale[key] = model
    found.left_over = set(kept)
    return found


def _documents(index: Any) -> Iterator[tuple[str, bytes]]:
    with index.store.searching() as searcher:
        columns = Columns(searcher)
        for number in searcher.docs_for_query(Every()):
            yield columns.key(number), columns.raw(DIGEST, number)


def _records(index: Any) -> Iterator[tuple[type[models.Model], str, bytes]]:
    for model in index.documents.models:
        if index.holds(model):
            for record in model.get_indexed_objects().iterator(chunk_size=CHUNK):
                yield model, index.documents.key_of(record), index.documents.digest(record)


def _in_both(first: Comparison, second: Comparison) -> Comparison:
    return Comparison(
        records=second.records,
        missing={key: second.missing[key] for key in first.missing if key in second.missing},
        stale={key: second.stale[key] for key in first.stale if key in second.stale},
        left_over=first.left_over & second.left_over,
        problem=second.problem,
    )


def _mend(index: Any, found: Comparison) -> None:
    if found.problem:
        rebuild(index)
        return
    PendingChange.objects.bulk_create(
        [*_changes(index, found.missing), *_changes(index, found.stale)]
        + [
            PendingChange(index=index.get_key(), model="", key=key, is_removal=True)
            for key in found.left_over
        ]
    )
    drain(index, wait=WAIT)


def _changes(index: Any, records: Named) -> Iterable[PendingChange]:
    for key, model in records.items():
        yield PendingChange(index=index.get_key(), model=label_of(model), key=key)
