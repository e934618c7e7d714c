"""`rebuild_modelsearch_index`, with a progress bar, and missing nothing that goes on meanwhile."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from modelsearch.management.commands.rebuild_modelsearch_index import (
    DEFAULT_CHUNK_SIZE,
)
from modelsearch.management.commands.rebuild_modelsearch_index import (
    Command as RebuildCommand,
)

from whooshsearch.services.rebuild import in_chunks

BAR = 30


class Command(RebuildCommand):
    """modelsearch's command, which reads rows by key instead of by offset.

    With an offset, a row deleted during the rebuild shifts the others, and one of them is missed.
    """

    _total = 0

    def queryset_chunks(
        self, qs: "models.QuerySet[Any]", chunk_size: int = DEFAULT_CHUNK_SIZE
    ) -> Iterator[list[Any]]:
        """Yield the rows in lists of at most `chunk_size`."""
        self._total = qs.count()
        yield from in_chunks(qs, chunk_size)

    def print_iter_progress(self, iterable: Iterable[list[Any]]) -> Iterator[list[Any]]:
        """Yield the lists while a bar says how far they go."""
        done, is_terminal = 0, self.stdout.isatty()
        for chunk in iterable:
            if is_terminal:
                self._draw(done)
            yield chunk
            done += len(chunk)
        if is_terminal:
            self._draw(done)
        else:
            self.write(f"{done} of {self._total}", ending="")

    def _draw(self, done: int) -> None:
        filled = BAR * done // max(1, self._total)
        bar = f"{'#' * filled}{'.' * (BAR - filled)}"
        self.write(f"\r{' ' * 35}[{bar}] {done} of {self._total}", ending="")
        self.stdout.flush()
