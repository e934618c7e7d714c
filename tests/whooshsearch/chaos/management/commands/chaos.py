"""`chaos`: rounds of processes that write, drain and rebuild, and are killed at random points.

Each round ends with a new process, one drain and one comparison of index and database. All
processes are forked from this one, which itself opens neither.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser
from modelsearch.backends import get_search_backend

from tests.whooshsearch.chaos import victims
from tests.whooshsearch.chaos.models import Note
from whooshsearch.models import PendingChange

#: So many that a rebuild uses several processes.
RECORDS = 1_010
LONGEST = 1.2
_processes = get_context("fork")

Job = Callable[[str], None]

#: What goes on beside the writers, by chance.
BESIDES: tuple[tuple[Job, ...], ...] = (
    (),
    (),
    (victims.rebuild,),
    (victims.rebuild,),
    (victims.drain,),
)


class Command(BaseCommand):
    """Prints the seed, and of a failure the round and what was found."""

    help = "Kill processes that write a search index, and compare it with the database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number of rounds, and the seed of a run to repeat."""
        parser.add_argument("--rounds", type=int, default=20)
        parser.add_argument("--seed", type=int, default=int(time.time()))

    def handle(self, *args: Any, rounds: int, seed: int, **options: Any) -> None:
        """Play the rounds."""
        self.stdout.write(f"Seed {seed}")
        self._alone(_prepare)
        for number in range(rounds):
            played = _Round(seed, number)
            played.play()
            if self._alone(_compare) or played.survivors:
                raise CommandError(f"Seed {seed}, round {number} ({played}).")
        self.stdout.write(f"{rounds} rounds, 0 missing, 0 stale, 0 left over.")

    def _alone(self, what: Callable[[], None]) -> int:
        """Do something in a process of its own, and return how it ended."""
        self.stdout.flush()
        process = _processes.Process(target=what)
        process.start()
        process.join()
        return int(process.exitcode or 0)


def _prepare() -> None:
    call_command("migrate", run_syncdb=True, verbosity=0)
    random = Random(0)  # noqa: S311  (not a secret)
    contents = (victims.content(random, "law") for _number in range(RECORDS))
    Note.objects.bulk_create(Note(**content) for content in contents)
    call_command("rebuild_modelsearch_index", verbosity=0)


class _Round:
    """Some processes, of which each is killed at a moment of its own."""

    def __init__(self, seed: int, number: int) -> None:
        self._name = f"{seed} {number}"
        self._random = Random(self._name)  # noqa: S311  (not a secret)
        self._jobs: list[Job] = [victims.write] * self._random.randint(1, 3)
        self._jobs += self._random.choice(BESIDES)
        #: What was not killed, but ended by itself.
        self.survivors: list[str] = []

    def __str__(self) -> str:
        killed = ", ".join(job.__name__ for job in self._jobs)
        return f"killed: {killed}; ended by themselves: {self.survivors or 'none'}"

    def play(self) -> None:
        """Start all, and kill one after the other."""
        started = []
        for number, job in enumerate(self._jobs):
            process = _processes.Process(target=_suffer, args=(job, f"{self._name} {number}"))
            process.start()
            end = time.monotonic() + self._random.uniform(0.05, LONGEST)
            started.append((end, process, job.__name__))
        for end, process, name in sorted(started, key=lambda each: each[0]):
            time.sleep(max(0.0, end - time.monotonic()))
            process.kill()
            process.join()
            if process.exitcode != -signal.SIGKILL:
                self.survivors.append(f"{name} ({process.exitcode})")


def _suffer(job: Job, seed: str) -> None:
    """Do a job until killed; an error that ends it before is printed.

    What it and its helpers say otherwise is of no interest: helpers complain when it is killed.
    """
    told = os.dup(sys.stderr.fileno())
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
    try:
        job(seed)
    except BaseException as error:
        os.write(told, f"{job.__name__}: {error!r}\n".encode())
        raise


def _compare() -> None:
    """Drain once and compare; the exit code says whether all is as it should be."""
    said = StringIO()
    faults = []
    call_command("drain_search_index", stdout=said)
    if PendingChange.objects.exists():
        faults.append(f"{PendingChange.objects.count()} changes wait after the drain")
    try:
        call_command("verify_search_index", stdout=said)
    except CommandError as error:
        faults.append(str(error))
    found = get_search_backend("default").search(victims.UNDONE, Note).count()
    if found:
        faults.append(f"{found} records are found by what was rolled back")
    if faults:
        sys.stderr.write(f"{said.getvalue()}{'; '.join(faults)}\n")
        sys.stderr.flush()
    os._exit(bool(faults))
