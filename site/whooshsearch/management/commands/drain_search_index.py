"""`drain_search_index`: take in changes that wait, make anew what cannot be read, purge."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whooshsearch.backend import whoosh_indexes
from whooshsearch.services.prepare import WAIT, prepare
from whooshsearch.store import IndexBusy, IndexUnavailable


class Command(BaseCommand):
    """For a timer or a worker: does nothing where there is nothing to do."""

    help = "Take in pending changes, make damaged indexes anew, and purge deleted texts."

    def handle(self, *args: Any, **options: Any) -> None:
        """Drain and purge every index, and say what was left and why."""
        left = 0
        for index in whoosh_indexes():
            try:
                line = prepare(index)
                index.store.purge(wait=WAIT)
            except (IndexBusy, IndexUnavailable) as error:
                line = f"{index}: left for later. {error}"
                left += 1
            if line:
                self.stdout.write(line)
        if left:
            raise CommandError(f"Search indexes that were left for later: {left}.")
