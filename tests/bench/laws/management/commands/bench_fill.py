"""`bench_fill`: make the tables, put the corpus into them, and build the database's own index."""

import json
import time
from dataclasses import asdict
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from tests.bench import corpus
from tests.bench.laws.models import Instrument

BATCH = 500


class Command(BaseCommand):
    """Prints how long the database took to index the corpus."""

    help = "Make the tables of the bench and fill them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number of records."""
        parser.add_argument("size", type=int)

    def handle(self, *args: Any, size: int, **options: Any) -> None:
        """Fill tables and index."""
        call_command("migrate", run_syncdb=True, verbosity=0)
        for first in range(0, size, BATCH):
            laws = (asdict(corpus.law(number)) for number in range(first, min(first + BATCH, size)))
            Instrument.objects.bulk_create(Instrument(**law) for law in laws)
        began = time.perf_counter()
        call_command("rebuild_modelsearch_index", backend_name="database", verbosity=0)
        took = time.perf_counter() - began
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(json.dumps({"rate": size / took}))
