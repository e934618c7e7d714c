"""`manage.py refresh_statuses`: the daily task that keeps stored statuses true."""

from typing import Any

from django.core.management.base import BaseCommand

from legislation.services.refresh_outdated_statuses import refresh_outdated_statuses


class Command(BaseCommand):
    """Store the statuses that began since the last run; running it again changes nothing."""

    help = "Stores the statuses that the calendar has brought about. Meant to run every day."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Refresh, and name what changed."""
        changed = refresh_outdated_statuses()
        for instrument in changed:
            self.stdout.write(f"{instrument}: {instrument.get_status_display()}")
        self.stdout.write(f"{len(changed)} changed")
