"""`manage.py load_frameworks [file …]`: scorecards from data files."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from legislation.services.load_frameworks import load_frameworks


class Command(BaseCommand):
    """Load frameworks and their editions; what was edited since stays as it is."""

    help = "Loads scorecards from JSON files, those that come with the code unless files are named."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files."""
        parser.add_argument("files", nargs="*", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load everything, or nothing when a file is not right."""
        try:
            with transaction.atomic():
                load_frameworks(self.stdout.write, options["files"] or None)
        except (ValidationError, ValueError, KeyError, OSError) as error:
            reasons = error.messages if isinstance(error, ValidationError) else [str(error)]
            raise CommandError("; ".join(reasons)) from error
