"""One run of the link check: visits as they arrive, written down one by one."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from django.utils.translation import ngettext

from stewardship.choices import LinkState
from stewardship.services.check_links.choose import Choice, due_targets
from stewardship.services.check_links.judge import Known, Verdict, judge
from stewardship.services.check_links.policy import Policy
from stewardship.services.check_links.record import record_visit
from stewardship.services.check_links.roaming import Found, Roaming
from stewardship.services.check_links.visits import Failure, Target

logger = logging.getLogger(__name__)

LATER: Final = "later"
GONE: Final = "withdrawn"


@dataclass
class Progress:
    """How far a run has come: `counts` by state, with "later" for those without an answer."""

    total: int
    started: float = field(default_factory=monotonic)
    counts: Counter[str] = field(default_factory=Counter)
    is_offline: bool = False
    is_stopped: bool = False

    @property
    def done(self) -> int:
        """How many addresses are dealt with."""
        return self.counts.total()

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take, by how long it took so far; None at the beginning."""
        if not self.done:
            return None
        return (monotonic() - self.started) / self.done * (self.total - self.done)

    def in_words(self) -> str:
        """Return one line: "12 of 250: works 9, dead 1, later 2; 4 min left"."""
        counts = ", ".join(f"{state} {number}" for state, number in self.counts.most_common())
        line = f"{self.done} of {self.total}" + (f": {counts}" if counts else "")
        left = self.seconds_left
        if not left:
            return line
        minutes = int(left // 60) + 1
        return (
            line
            + "; "
            + ngettext("%(n)s minute left", "%(n)s minutes left", minutes) % {"n": minutes}
        )


class Run:
    """Visits what is due and writes down what it finds; `stop` ends it after the visit at hand."""

    def __init__(self, choice: Choice, policy: Policy, *, writes: bool = True) -> None:
        """Choose the addresses; without `writes` the database stays as it is."""
        self._policy = policy
        self._writes = writes
        self.targets = due_targets(choice)
        self.progress = Progress(len(self.targets))
        self._roaming = Roaming(self.targets, policy)
        self._held: list[Found] = []
        self._has_answer = len({target.host for target in self.targets}) < (
            policy.hosts_that_tell_offline
        )

    def stop(self) -> None:
        """End the run; safe to call from a signal handler."""
        self.progress.is_stopped = True
        self._roaming.stop()

    def go(self, tell: Callable[[Target, Verdict | None], None]) -> Progress:
        """Visit everything, telling each verdict, and return what came of it.

        While no host at all has answered, failures are held back: when they are all there is,
        this machine is off the network, and nothing is written.
        """
        for target, visit in self._roaming:
            for found in self._released(target, visit):
                self._finish(found, tell)
        if self._held and not self.progress.is_stopped:
            self.progress.is_offline = True
        return self.progress

    def _released(self, target: Target, visit: object) -> Iterator[Found]:
        """Yield what may be written down now."""
        self._held.append((target, visit))  # type: ignore[arg-type]
        self._has_answer = self._has_answer or not isinstance(visit, Failure)
        if self._has_answer:
            held, self._held = self._held, []
            yield from held

    def _finish(self, found: Found, tell: Callable[[Target, Verdict | None], None]) -> None:
        target, visit = found
        if self._writes:
            verdict = record_visit(target, visit, self._policy)
        else:
            verdict = judge(visit, Known(), self._policy.failures_before_dead)
        self.progress.counts[_counted_as(verdict)] += 1
        logger.info("Link check: %s %s", target.host, _counted_as(verdict))
        tell(target, verdict)


def _counted_as(verdict: Verdict | None) -> str:
    if verdict is None:
        return GONE
    return LinkState(verdict.state).value if verdict.is_certain else LATER
