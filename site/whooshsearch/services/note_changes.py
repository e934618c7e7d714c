"""Note that records changed, in the transaction of the change."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import models, router, transaction

from whooshsearch.documents import label_of
from whooshsearch.models import PendingChange
from whooshsearch.services.drain import DrainResult, drain
from whooshsearch.services.keep import keeper

_held = threading.local()


@contextmanager
def one_drain_at_the_end() -> Iterator[None]:
    """Put off drains of this thread until the end: for a command that changes many records."""
    if getattr(_held, "indexes", None) is not None:
        yield
        return
    _held.indexes = indexes = dict[str, Any]()
    try:
        yield
    finally:
        _held.indexes = None
        for index in indexes.values():
            drain(index)
        keeper.finish()


@dataclass(frozen=True)
class DrainAfterCommit:
    """Takes in what is pending for an index once the transaction is committed."""

    index: Any

    def __call__(self) -> DrainResult | None:
        """Drain; an index that is busy or damaged leaves the changes for later."""
        held: dict[str, Any] | None = getattr(_held, "indexes", None)
        if held is None:
            return drain(self.index)
        held[self.index.get_key()] = self.index
        return None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DrainAfterCommit) and other.index.get_key() == self.index.get_key()

    def __hash__(self) -> int:
        return hash(self.index.get_key())


def note_changes(
    index: Any, model: type[models.Model], records: Iterable[Any], *, is_removal: bool = False
) -> None:
    """Note that `records` of `model` are to be put into `index`, or removed from it."""
    rows = [
        PendingChange(
            index=index.get_key(),
            model=label_of(model),
            key=index.documents.key_of(record),
            is_removal=is_removal,
        )
        for record in records
    ]
    if not rows:
        return
    using = router.db_for_write(PendingChange)
    with transaction.atomic(using=using):
        PendingChange.objects.using(using).bulk_create(rows, batch_size=500)
        _drain_after_commit(DrainAfterCommit(index), using)


def _drain_after_commit(callback: DrainAfterCommit, using: str) -> None:
    """Register the drain once for each transaction, however many records it changes."""
    waiting: Sequence[Any] = transaction.get_connection(using).run_on_commit
    if not any(entry[1] == callback for entry in waiting):
        transaction.on_commit(callback, using=using, robust=True)
