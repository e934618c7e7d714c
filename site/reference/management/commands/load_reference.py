"""Load countries, territories, bodies, languages, regions and topics."""

from typing import Any

from django.core.management.base import BaseCommand

from reference.services.load_reference import load_reference


class Command(BaseCommand):
    """Bring the reference tables up to date; running it again changes nothing."""

    help = "Load or update jurisdictions, languages, regions and topics."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load, saying after each table what changed."""
        load_reference(progress=self.stdout.write)
