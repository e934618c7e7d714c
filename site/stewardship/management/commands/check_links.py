"""Visits the addresses of sources and writes down whether they still answer."""

import re
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import current_thread, main_thread
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from stewardship.services.check_links import Choice, Policy, Run
from stewardship.services.check_links.judge import Verdict
from stewardship.services.check_links.visits import Target

#: Without --progress, a line every so many addresses.
EVERY: Final = 100
_UNITS: Final = {"d": "days", "h": "hours", "m": "minutes", "": "days"}


def span(text: str) -> timedelta:
    """Return "7d", "12h", "30m" or "7" (days) as a span of time."""
    match = re.fullmatch(r"(\d{1,5})([dhm]?)", text.strip())
    if not match:
        raise ArgumentTypeError("expected a span such as 7d, 12h or 30m")
    return timedelta(**{_UNITS[match.group(2)]: int(match.group(1))})


class Command(BaseCommand):
    """Polite, concurrent and resumable; a run that is broken off goes on where it stopped."""

    help = "Visit the addresses of sources, and note which work, moved, changed or are dead."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument(
            "--older-than",
            type=span,
            default=timedelta(days=7),
            help="visit what was not judged for this long: 7d, 12h, 30m (7d)",
        )
        parser.add_argument("--limit", type=int, help="visit at most so many addresses")
        parser.add_argument("--only-host", default="", help="visit one host only")
        parser.add_argument("--concurrency", type=int, help="ask so many hosts at once")
        parser.add_argument("--pause", type=float, help="seconds between two requests to a host")
        parser.add_argument("--dry-run", action="store_true", help="visit, and write nothing")
        parser.add_argument("--progress", action="store_true", help="a line for every address")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run, and say what was found."""
        run = Run(
            Choice(options["older_than"], options["limit"], options["only_host"]),
            _policy(options),
            writes=not options["dry_run"],
        )
        chatty = options["progress"] or options["dry_run"] or sys.stdout.isatty()
        with _stopped_by_signals(run.stop):
            progress = run.go(self._teller(run, chatty=chatty))
        if progress.is_offline:
            raise CommandError(
                "No host answered at all: this machine seems to be off the network. "
                "Nothing was written."
            )
        self.stdout.write(progress.in_words())
        if progress.is_stopped:
            self.stdout.write("Stopped. The next run goes on from here.")

    def _teller(self, run: Run, *, chatty: bool) -> Callable[[Target, Verdict | None], None]:
        """Return what tells a verdict: the host, the state and the count, no address."""

        def tell(target: Target, verdict: Verdict | None) -> None:
            if chatty:
                state = "withdrawn" if verdict is None else str(verdict.state)
                reason = f" ({verdict.reason})" if verdict and verdict.reason else ""
                self.stdout.write(f"{run.progress.in_words()} | {target.host}: {state}{reason}")
            elif run.progress.done % EVERY == 0:
                self.stdout.write(run.progress.in_words())

        return tell


def _policy(options: dict[str, Any]) -> Policy:
    names = ("concurrency", "pause")
    given = {name: options[name] for name in names if options[name] is not None}
    if any(value < 0 for value in given.values()) or given.get("concurrency") == 0:
        raise CommandError("--concurrency starts at 1, --pause at 0.")
    return Policy.from_settings(**given)


@contextmanager
def _stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the run in order, and give both back afterwards."""
    if current_thread() is not main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_frame: stop()) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
