"""`manage.py set_up_site`: everything the site needs before the first record."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation import registries
from foundation.services.run_steps import run_steps


class Command(BaseCommand):
    """Run the setup steps of every app; running them again changes nothing."""

    help = "Loads reference data, roles and the page tree. Running it again changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the steps in order."""
        run_steps(registries.setup_steps, self.stdout.write)
