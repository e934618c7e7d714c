"""`manage.py seed_demo`: the demonstration records, on a site that is set up."""

from itertools import chain
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.signal_handlers import disable_reference_index_auto_update

from foundation import registries
from foundation.services.run_steps import run_steps


class Command(BaseCommand):
    """Set the site up and fill it with the demonstration; never overwrites an edited record."""

    help = "Sets up the site and loads the demonstration records. Edited records stay as they are."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the setup steps, then those of the demonstration; who uses what is noted once."""
        with disable_reference_index_auto_update():
            run_steps(chain(registries.setup_steps, registries.demo_steps), self.stdout.write)
        call_command("rebuild_references_index", verbosity=0)
