"""Bring the demonstration up to date, and do nothing when it is."""

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from foundation.services.fingerprint import fingerprint

Write = Callable[[str], None]


def prepare_demo(write: Write, folder: Path | None = None) -> bool:
    """Migrate and seed the database unless that was done with what stands in the code now.

    Says whether there was anything to do. Two starts at a time take turns; a start that was
    interrupted is done again.
    """
    place = folder or Path(settings.VAR)
    place.mkdir(exist_ok=True)
    mark = f"{fingerprint()} {connection.settings_dict['NAME']}"
    stamp = place / "demo-is-ready"
    with _taking_turns(place / "demo.lock", write):
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == mark and _is_migrated():
            return False
        stamp.unlink(missing_ok=True)
        write("Preparing the demonstration. The first time this takes a minute or two.")
        with _without_chatter():
            call_command("migrate", interactive=False, verbosity=0)
            call_command("seed_demo")
        stamp.write_text(mark, encoding="utf-8")
    return True


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def _without_chatter() -> Iterator[None]:
    """Leave the progress of the steps readable: a line per saved record would bury it."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def _taking_turns(path: Path, write: Write) -> Iterator[None]:
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            write("Another start is preparing the demonstration: waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
