"""Running the steps that apps registered, in order, with a line of progress for each."""

import time
from collections.abc import Callable, Iterable

from foundation.registries import Step, around_steps

Write = Callable[[str], None]


def run_steps(steps: Iterable[Step], write: Write) -> None:
    """Run every step in order; each says its name, what it reports and how long it took."""
    with around_steps.enter():
        for step in steps:
            write(f"{step.name} …")
            began = time.monotonic()
            step.run(_indented(write))
            write(f"{step.name}: done in {time.monotonic() - began:.1f} s")


def _indented(write: Write) -> Write:
    return lambda line: write(f"  {line}")
