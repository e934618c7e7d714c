"""`manage.py purge_enquiries`: delete what requests for a portal must not keep."""

from typing import Any

from django.core.management.base import BaseCommand

from partnerships.tracker.services.purge_enquiries import purge_enquiries


class Command(BaseCommand):
    """Delete hazardous requests and old ones; `send_digests` does it daily."""

    help = "Deletes hazardous requests for a portal after 14 days, others a year after they closed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete what is over its time."""
        purge_enquiries(self.stdout.write)
