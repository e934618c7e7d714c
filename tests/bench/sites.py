"""Sites in processes of their own, asked in turn so that a busy machine slows all alike."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass
class Site:
    """A worker with its site."""

    process: "subprocess.Popen[str]"
    names: dict[str, str]

    @classmethod
    def made(cls, worker: str, folder: Path, size: int) -> "Site":
        """Start the module `worker` for a size, and wait until its site stands."""
        process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-m", worker, str(size)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
                "DJANGO_SETTINGS_MODULE": "tests.bench.pages.settings",
                "BENCH_DATABASE": os.environ.get(f"BENCH_PAGES_{size}")
                or f"sqlite:///{folder}/{size}.sqlite3",
            },
        )
        return cls(process, json.loads(_line(process)))

    def ask(self, page: str) -> dict[str, Any]:
        """Return what one visit to a page took."""
        if self.process.stdin is None:
            raise RuntimeError("The worker has no input.")
        self.process.stdin.write(f"{page.format(**self.names)}\n")
        self.process.stdin.flush()
        found: dict[str, Any] = json.loads(_line(self.process))
        return found

    def close(self) -> None:
        """Let the worker go."""
        self.process.communicate()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _line(process: "subprocess.Popen[str]") -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise RuntimeError("A worker of the bench ended before its time.")
    return line
