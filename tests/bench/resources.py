"""How much memory and how many processors a step and all its processes use."""

import resource
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.1
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Usage:
    """What a step printed, and what it took."""

    output: str
    megabytes: float
    processors: float


def watch(process: "subprocess.Popen[str]") -> Usage:
    """Wait for a step, and look at its memory every now and then."""
    began, before, most = time.perf_counter(), _processor_time(), 0
    while process.poll() is None:
        most = max(most, sum(_memory(number) for number in _tree(process.pid)))
        time.sleep(PAUSE)
    output = process.communicate()[0]
    took = time.perf_counter() - began
    return Usage(output, most / 1024, (_processor_time() - before) / took)


def _processor_time() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _tree(root: int) -> set[int]:
    """Return the process and all that descend from it."""
    parents = {}
    for path in _PROC.glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    found, size = {root}, 0
    while size < len(found):
        size = len(found)
        found |= {number for number, parent in parents.items() if parent in found}
    return found


def _memory(number: int) -> int:
    """Return the kilobytes of a process, its share of what it has in common with others."""
    with suppress(OSError):
        for line in (_PROC / str(number) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
