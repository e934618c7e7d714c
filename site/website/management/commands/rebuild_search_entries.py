"""`manage.py rebuild_search_entries`: make everything that the public search knows anew."""

from typing import Any

from django.core.management.base import BaseCommand

from website.services.rebuild_search_entries import rebuild_search_entries


class Command(BaseCommand):
    """Write every search entry anew from what is public now."""

    help = "Makes the entries of the public search anew from what is public now."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Rebuild, saying how far it is."""
        rebuild_search_entries(self.stdout.write)
