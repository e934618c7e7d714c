"""`rebuild_modelsearch_index`, with a progress bar, and missing nothing that goes on meanwhile."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandError
from django.db import models
from modelsearch.backends import get_search_backend
from modelsearch.management.commands.rebuild_modelsearch_index import DEFAULT_CHUNK_SIZE
from modelsearch.management.commands.rebuild_modelsearch_index import Command as RebuildCommand

from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.services.rebuild import in_chunks, rebuild
from whooshsearch.store import IndexBusy, IndexUnavailable

BAR = 30


class Command(RebuildCommand):
    """modelsearch's command, which reads rows by key instead of by offset.

    With an offset, a row deleted during the rebuild shifts the others, and one of them is missed.
    """

    def update_backend(
        self,
        backend_name: str,
        schema_only: bool = False,  # noqa: FBT001, FBT002  (the signature of modelsearch)
        chunk_size: int = DEFAULT_CHUNK_SIZE,
    ) -> None:
        """Make every index of a backend anew; for Whoosh, only of the models that it holds."""
        backend = get_search_backend(backend_name)
        if not isinstance(backend, WhooshSearchBackend):
            super().update_backend(backend_name, schema_only, chunk_size)
            return
        self.write(f"Updating backend: {backend_name}")
        for index in backend.all_indexes():
            try:
                self._rebuild(index, schema_only=schema_only, chunk_size=chunk_size)
            except (IndexBusy, IndexUnavailable) as error:
                raise CommandError(f"{index}: {error}") from error

    def queryset_chunks(
        self, qs: "models.QuerySet[Any]", chunk_size: int = DEFAULT_CHUNK_SIZE
    ) -> Iterator[list[Any]]:
        """Yield the rows in lists of at most `chunk_size`."""
        yield from in_chunks(qs, chunk_size)

    def _rebuild(self, index: Any, *, schema_only: bool, chunk_size: int) -> None:
        if schema_only:
            index.reset()
            self.write(f"{index}: emptied")
            return
        records = rebuild(index, report=self._draw, chunk_size=chunk_size)
        self.write(f"{index}: indexed {records} records")

    def _draw(self, model: type[models.Model], done: int, total: int) -> None:
        """Draw how far a model is, on a terminal; elsewhere each model gets one line."""
        filled = BAR * done // max(1, total)
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}]"
        line = f"  {model._meta.label:<35} {bar} {done} of {total}"
        is_done = done == total
        if self.stdout.isatty():
            self.write(f"\r{line}", ending="\n" if is_done else "")
            self.stdout.flush()
        elif is_done:
            self.write(line)
