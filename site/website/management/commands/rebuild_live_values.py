"""Write down anew which pages say which live values."""

from typing import Any

from django.core.management.base import BaseCommand

from website.services.note_live_values import rebuild_live_value_uses


class Command(BaseCommand):
    """Reads the text of every public page."""

    help = "Write down anew which pages say which live values."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it, and tell how many there are."""
        rebuild_live_value_uses(self.stdout.write)
