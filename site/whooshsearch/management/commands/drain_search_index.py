"""`drain_search_index`: take in changes that wait, and rid the files of deleted texts."""

from typing import Any

from django.core.management.base import BaseCommand
from modelsearch.backends import get_search_backends

from whooshsearch.backend import WhooshSearchBackend
from whooshsearch.services.drain import drain


class Command(BaseCommand):
    """For a timer or a worker: does nothing where there is nothing to do."""

    help = "Take in pending changes of the search indexes, and purge deleted texts."

    def handle(self, *args: Any, **options: Any) -> None:
        """Drain and purge every index, and say what was left and why."""
        for backend in get_search_backends():
            if not isinstance(backend, WhooshSearchBackend):
                continue
            for index in backend.all_indexes():
                done = drain(index, wait=30.0)
                if done.taken_in or done.left_because:
                    left = f", the rest waits: {done.left_because}" if done.left_because else ""
                    self.stdout.write(f"{index}: {done.taken_in} changes taken in{left}")
                index.store.purge(wait=30.0)
