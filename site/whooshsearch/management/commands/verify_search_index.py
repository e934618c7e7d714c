"""`verify_search_index`: compare the search indexes with the database, and mend them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from whooshsearch.backend import whoosh_indexes
from whooshsearch.services.verify import Comparison, verify

#: Keys named in a line of the report, so that a lost index does not fill the screen.
NAMED = 10


class Command(BaseCommand):
    """Says of every index what is missing, stale or left over; fails when something is."""

    help = "Compare the search indexes with the database; --repair mends what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the backend to look at, and whether to mend."""
        parser.add_argument("--backend", help="only this entry of MODELSEARCH_BACKENDS")
        parser.add_argument("--repair", action="store_true", help="mend what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report line by line; a failed command means that something differs still."""
        differing = 0
        for index in _indexes(options["backend"]):
            found = verify(index, repair=options["repair"])
            self._report(index.get_key(), found)
            if options["repair"] and not found.is_clean:
                found = verify(index)
                self._report(f"{index.get_key()}, mended", found)
            differing += not found.is_clean
        if differing:
            hint = "" if options["repair"] else " Run it with --repair."
            raise CommandError(f"Search indexes that differ from the database: {differing}.{hint}")

    def _report(self, name: str, found: Comparison) -> None:
        if found.problem:
            self.stdout.write(f"{name}: {found.problem}")
            return
        self.stdout.write(
            f"{name}: {found.records} records, {len(found.missing)} missing, "
            f"{len(found.stale)} stale, {len(found.left_over)} left over"
        )
        for word in ("missing", "stale", "left_over"):
            keys = sorted(getattr(found, word))
            if keys:
                more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
                self.stdout.write(f"  {word.replace('_', ' ')}: {', '.join(keys[:NAMED])}{more}")


def _indexes(alias: str | None) -> list[Any]:
    try:
        return list(whoosh_indexes(alias))
    except LookupError as error:
        raise CommandError(str(error)) from error
