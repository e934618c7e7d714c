"""`bench_search`: ask all systems the same questions, one after the other, and time them."""

import gc
import json
import statistics
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, connection

from tests.bench.laws.models import Instrument
from tests.bench.questions import Question, shapes
from tests.bench.systems import Backend, RawWhoosh, System

#: Each question is asked so often, and its median taken; one that takes long, only once.
REPEATS = 5
LONG = 0.15
#: Seconds after which a database is interrupted; the answer then counts as having taken so long.
LIMIT = 2.0


class Command(BaseCommand):
    """Prints the milliseconds of each question, by shape and system."""

    help = "Ask the questions of the bench, and print how long the answers took."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the shapes to ask, all by default, and what to leave out."""
        parser.add_argument("--shape", action="append")
        parser.add_argument("--without", action="append", default=[])

    def handle(self, *args: Any, shape: list[str] | None, **options: Any) -> None:
        """Warm up, then ask shape by shape."""
        clock = Clock()
        systems: dict[str, System] = {
            "whooshsearch": Backend("default"),
            "raw": RawWhoosh(),
            "database": Backend("database"),
        }
        asked = {name: systems[name] for name in systems if name not in options["without"]}
        wanted = shapes(Instrument.objects.count())
        times = {
            name: _measure(asked, questions, clock)
            for name, questions in wanted.items()
            if shape is None or name in shape
        }
        self.stdout.write(json.dumps(times))


class Clock:
    """Times answers, and interrupts the database when one takes too long."""

    def __init__(self) -> None:
        self._end = 0.0
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                connection.connection.set_progress_handler(self._is_over, 20_000)
            else:
                cursor.execute(f"SET statement_timeout = {round(1000 * LIMIT)}")

    def time(self, system: System, question: Question) -> float:
        """Return how many seconds an answer took, the limit at the most."""
        began = time.perf_counter()
        self._end = began + LIMIT
        try:
            system.answer(question)
        except OperationalError:
            return LIMIT
        return min(LIMIT, time.perf_counter() - began)

    def _is_over(self) -> int:
        return time.perf_counter() > self._end


def _measure(
    systems: dict[str, System], questions: list[Question], clock: Clock
) -> dict[str, list[float]]:
    """Ask all systems each question in turn, so that what disturbs one disturbs all."""
    for system in systems.values():
        for question in questions[4::10]:
            clock.time(system, question)
    gc.collect()
    times: dict[str, list[float]] = {name: [] for name in systems}
    for question in questions:
        samples: dict[str, list[float]] = {name: [] for name in systems}
        for _repeat in range(REPEATS):
            for name, system in systems.items():
                if not samples[name] or samples[name][0] < LONG:
                    samples[name].append(clock.time(system, question))
        for name, found in samples.items():
            times[name].append(1000 * statistics.median(found))
    return times
