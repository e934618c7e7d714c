"""`bench_search`: ask all systems the same questions, one after the other, and time them."""

import gc
import json
import statistics
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tests.bench.laws.models import Instrument
from tests.bench.questions import Question, shapes
from tests.bench.systems import Backend, RawWhoosh, System

#: Each question is asked so often, and its median taken; one that takes long, only once.
REPEATS = 5
LONG = 0.15


class Command(BaseCommand):
    """Prints the milliseconds of each question, by shape and system."""

    help = "Ask the questions of the bench, and print how long the answers took."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the shapes to ask, all by default, and what to leave out."""
        parser.add_argument("--shape", action="append")
        parser.add_argument("--without", action="append", default=[])

    def handle(self, *args: Any, shape: list[str] | None, **options: Any) -> None:
        """Warm up, then ask shape by shape."""
        systems: dict[str, System] = {
            "whooshsearch": Backend("default"),
            "raw": RawWhoosh(),
            "database": Backend("database"),
        }
        asked = {name: systems[name] for name in systems if name not in options["without"]}
        wanted = shapes(Instrument.objects.count())
        times = {
            name: _measure(asked, questions)
            for name, questions in wanted.items()
            if shape is None or name in shape
        }
        self.stdout.write(json.dumps(times))


def _measure(systems: dict[str, System], questions: list[Question]) -> dict[str, list[float]]:
    """Ask all systems each question in turn, so that what disturbs one disturbs all."""
    for system in systems.values():
        for question in questions[::8]:
            system.answer(question)
    gc.collect()
    times: dict[str, list[float]] = {name: [] for name in systems}
    for question in questions:
        samples: dict[str, list[float]] = {name: [] for name in systems}
        for _repeat in range(REPEATS):
            for name, system in systems.items():
                if not samples[name] or samples[name][0] < LONG:
                    samples[name].append(_time(system, question))
        for name, found in samples.items():
            times[name].append(1000 * statistics.median(found))
    return times


def _time(system: System, question: Question) -> float:
    began = time.perf_counter()
    system.answer(question)
    return time.perf_counter() - began
