"""`manage.py send_digests`: tell colleagues what is due, and do what is done every day."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation import registries
from foundation.services.run_steps import run_steps


class Command(BaseCommand):
    """Run the daily steps of every app; running it again on the same day sends nothing twice."""

    help = "Tells each colleague by e-mail what is due, once a day at most. Run it every morning."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the steps in order; the exit code tells whether a message could not be sent."""
        run_steps(registries.digest_steps, self.stdout.write)
