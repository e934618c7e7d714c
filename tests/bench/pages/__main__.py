"""`python -m tests.bench.pages`: each page with a hundred laws and with ten thousand, in turn."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

ROOT = Path(__file__).parents[3]
SIZES: Final = (100, 10_000)
TURNS: Final = 15
MOST_QUERIES, MOST_GROWTH = 12, 1.5
#: Pages of one record, which may ask more: what they show is not kept.
DETAILS: Final = ("/legislation/{place}/{law}/",)
PAGES: Final = (
    "/",
    "/legislation/",
    "/legislation/?page=2",
    "/legislation/?status=in_force&country=GH",
    "/legislation/?topic=child-rights&year_from=2010",
    "/legislation/{place}/{law}/",
    "/countries/",
    "/countries/{place}/",
    "/portals/",
    "/partners/",
    "/forums/",
    "/topics/",
    "/topics/child-rights/",
    "/frameworks/",
    "/frameworks/five-questions/",
    "/frameworks/five-questions/{place}/",
    "/compare/?place={place}&place={other}",
    "/cited-in-law/",
    "/cited-in-law/?country=GH",
    "/methodology/",
    "/feeds/changes.atom",
)


@dataclass
class Site:
    """A worker with its site."""

    process: "subprocess.Popen[str]"
    names: dict[str, str]

    @classmethod
    def made(cls, folder: Path, size: int) -> "Site":
        """Start a worker, and wait until its site stands."""
        process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-m", "tests.bench.pages.worker", str(size)],
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


def main() -> None:
    """Print a line for every page: queries, milliseconds, and how many times longer it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--only", default="", help="pages whose address contains this")
    parser.add_argument("--explain", action="store_true", help="also the slowest queries")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chancery-pages-") as folder:
        small, large = (Site.made(Path(folder), size) for size in SIZES)
        _say(f"{'':52} {'while nothing changes':^46} {'after a change':^38}")
        head = f"{'queries':>8} {'100 laws':>11} {'10,000':>11} {'x':>6}"
        _say(f"{'page':52} {head:46} {head}")
        for page in (page for page in PAGES if options.only in page):
            _measure(page, small, large, options)
        small.close()
        large.close()


def _measure(page: str, small: Site, large: Site, options: argparse.Namespace) -> None:
    """Ask both sites in turn: while nothing changes, and as if something just had."""
    first = [site.ask(page) for site in (small, large)]
    if {found["status"] for found in first} != {200}:
        _say(f"{page:52} answered {[found['status'] for found in first]}  MISS")
        return
    kept = _in_turn(small, large, page, options.turns)
    anew = _in_turn(small, large, f"anew {page}", max(3, options.turns // 3))
    is_met = kept.growth <= MOST_GROWTH and (kept.queries < MOST_QUERIES or page in DETAILS)
    _say(f"{page:52} {kept} {'PASS' if is_met else 'MISS':5} {anew}")
    if options.explain:
        for took, sql in large.ask(f"anew {page}")["slowest"]:
            _say(f"    {took * 1000:6.0f} ms {sql}")


@dataclass(frozen=True)
class Found:
    """Queries at the most, and the medians of both sites in milliseconds."""

    queries: int
    few: float
    many: float

    @property
    def growth(self) -> float:
        """How many times longer it takes with many laws."""
        return self.many / self.few

    def __str__(self) -> str:
        return f"{self.queries:8} {self.few:9.1f}ms {self.many:9.1f}ms {self.growth:6.2f}"


def _in_turn(small: Site, large: Site, page: str, turns: int) -> Found:
    pairs = [(small.ask(page), large.ask(page)) for _turn in range(turns)]
    return Found(
        max(found["queries"] for pair in pairs for found in pair),
        median(pair[0]["ms"] for pair in pairs),
        median(pair[1]["ms"] for pair in pairs),
    )


def _line(process: "subprocess.Popen[str]") -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise RuntimeError("A worker of the bench ended before its time.")
    return line


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


main()
