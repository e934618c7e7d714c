"""`drain_search_index`: take in changes that wait, make anew what cannot be read, purge."""

from typing import Any

from django.core.management.base import BaseCommand

from whooshsearch.backend import whoosh_indexes
from whooshsearch.services.prepare import WAIT, prepare


class Command(BaseCommand):
    """For a timer or a worker: does nothing where there is nothing to do."""

    help = "Take in pending changes, make damaged indexes anew, and purge deleted texts."

    def handle(self, *args: Any, **options: Any) -> None:
        """Drain and purge every index, and say what was left and why."""
        for index in whoosh_indexes():
            line = prepare(index)
            if line:
                self.stdout.write(line)
            index.store.purge(wait=WAIT)
