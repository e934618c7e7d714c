"""`manage.py rebuild_find_entries`: make all that the search of the tracker reads anew."""

from typing import Any

from django.core.management.base import BaseCommand

from partnerships.tracker.services.refresh_find_entries import rebuild_find_entries


class Command(BaseCommand):
    """Makes the entries of the search of the tracker anew; running it twice is safe."""

    help = "Makes the entries of the search of the partner tracker anew."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make them."""
        rebuild_find_entries(self.stdout.write)
