"""`manage.py send_alerts`: write to readers who follow something by e-mail."""

from typing import Any

from django.core.management.base import BaseCommand

from website.services.send_alerts import send_alerts


class Command(BaseCommand):
    """Ask, tell and forget; running it again sends nothing twice. A timer runs it."""

    help = "Sends e-mail alerts, and asks new readers whether it was them. Run every few minutes."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send what is due; the exit code tells whether a message could not be sent."""
        send_alerts(self.stdout.write)
