"""`bench_index`: index the whole corpus, by the backend or by a plain writer of Whoosh."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from whoosh.analysis import StandardAnalyzer
from whoosh.fields import ID, NUMERIC, TEXT, Schema
from whoosh.index import create_in

from tests.bench.laws.models import Instrument


class Command(BaseCommand):
    """Prints how many records were indexed in a second, those from the database read included."""

    help = "Index the corpus of the bench, and say how fast."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a directory, in which a plain writer of Whoosh makes an index of its own."""
        parser.add_argument("--plain", type=Path)

    def handle(self, *args: Any, plain: Path | None, **options: Any) -> None:
        """Index all records."""
        began = time.perf_counter()
        if plain:
            _index_plainly(plain)
        else:
            call_command("rebuild_modelsearch_index", backend_name="default", verbosity=0)
        took = time.perf_counter() - began
        self.stdout.write(json.dumps({"rate": Instrument.objects.count() / took, "seconds": took}))


def _index_plainly(directory: Path) -> None:
    """Index as the documentation of Whoosh begins: one schema, one writer, one commit."""
    schema = Schema(
        key=ID(unique=True, stored=True),
        title=TEXT(StandardAnalyzer(), field_boost=3.0),
        text=TEXT(StandardAnalyzer()),
        kind=ID(sortable=True),
        jurisdiction=NUMERIC(sortable=True),
        adopted=ID(sortable=True),
    )
    directory.mkdir(parents=True)
    writer = create_in(str(directory), schema).writer()
    for law in Instrument.objects.order_by("pk").iterator(chunk_size=500):
        writer.add_document(
            key=str(law.pk),
            title=law.title,
            text=law.text,
            kind=law.kind,
            jurisdiction=law.jurisdiction,
            adopted=str(law.adopted or ""),
        )
    writer.commit()
