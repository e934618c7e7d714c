"""`manage.py purge_reports`: delete what readers' reports must not keep."""

from typing import Any

from django.core.management.base import BaseCommand

from stewardship.services.purge_reports import purge_reports


class Command(BaseCommand):
    """Delete hazardous reports and old addresses for answers; `send_digests` does it daily."""

    help = "Deletes hazardous reports 14 days after they were marked, and old reply addresses."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete what is over its time."""
        purge_reports(self.stdout.write)
