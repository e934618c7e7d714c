"""`bench_change`: change records one by one, and time each until it is found."""

import json
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from modelsearch.backends import get_search_backend

from tests.bench.laws.models import Instrument

CHANGES = 40


class Command(BaseCommand):
    """Prints the milliseconds from before save() until a search finds what was saved."""

    help = "Change records of the bench, and print how long each took to be found."

    def handle(self, *args: Any, **options: Any) -> None:
        """Change records all over the corpus."""
        size = Instrument.objects.count()
        laws = Instrument.objects.order_by("pk")[:: max(1, size // CHANGES)]
        times = [_until_found(law, f"changedword{number}") for number, law in enumerate(laws)]
        self.stdout.write(json.dumps(times[1 : CHANGES + 1]))


def _until_found(law: Instrument, word: str) -> float:
    law.text = f"{law.text} {word}"
    began = time.perf_counter()
    law.save()
    if not list(get_search_backend("default").search(word, Instrument)[:20]):
        raise CommandError(f"{word} was saved and not found.")
    return 1000 * (time.perf_counter() - began)
