"""`python -m tests.bench.tracker`: each screen with a hundredth of the data and with all of it."""

import argparse
import math
import tempfile
from pathlib import Path
from typing import Final

from tests.bench.sites import Site, say

WORKER: Final = "tests.bench.tracker.worker"
#: Organisations; each brings four people and forty interactions.
SIZES: Final = (50, 5_000)
TURNS: Final = 40
MOST_QUERIES, MOST_GROWTH = 15, 3
SCREENS: Final = (
    "manager /admin/tracker/",
    "officer /admin/tracker/?whose=mine",
    "officer /admin/tracker/?whose=team",
    "reader /admin/tracker/?whose=all",
    "manager /admin/tracker/partners/",
    "officer /admin/tracker/partners/?stage=active&need=slipping",
    "manager /admin/tracker/partners/board/",
    "officer /admin/tracker/partners/board/",
    "manager /admin/tracker/partners/{partner}/",
    "reader /admin/tracker/partners/{partner}/",
    "manager /admin/tracker/search/?q={word}",
    "officer /admin/tracker/search/?q={word}",
    "reader /admin/tracker/search/?q={office}",
    "officer /admin/tracker/interactions/",
    "officer /admin/tracker/work/",
    "manager /admin/tracker/people/",
    "manager /admin/tracker/where-we-stand/",
)


def main() -> None:
    """Print a line for every screen: queries, and the slow end of its times at both sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--only", default="", help="screens whose address contains this")
    parser.add_argument("--explain", action="store_true", help="also the slowest queries")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chancery-tracker-") as folder:
        few, many = (Site.made(WORKER, Path(folder), size) for size in SIZES)
        say(f"{'screen':62} {'queries':>8} {'p95 few':>11} {'p95 many':>11} {'x':>6}")
        for screen in (screen for screen in SCREENS if options.only in screen):
            _measure(screen, few, many, options)
        few.close()
        many.close()


def _measure(screen: str, few: Site, many: Site, options: argparse.Namespace) -> None:
    """Ask both sites in turn, and say whether the screen keeps to its targets."""
    first = [site.ask(screen) for site in (few, many)]
    if {found["status"] for found in first} != {200}:
        say(f"{screen:62} answered {[found['status'] for found in first]}  MISS")
        return
    pairs = [(few.ask(screen), many.ask(screen)) for _turn in range(options.turns)]
    queries = max(found["queries"] for pair in pairs for found in pair)
    slow_few, slow_many = (_p95([pair[index]["ms"] for pair in pairs]) for index in (0, 1))
    growth = slow_many / slow_few
    is_met = queries < MOST_QUERIES and growth < MOST_GROWTH
    say(
        f"{screen:62} {queries:8} {slow_few:9.1f}ms {slow_many:9.1f}ms {growth:6.2f} "
        f"{'PASS' if is_met else 'MISS'}"
    )
    if options.explain:
        for took, sql in many.ask(screen)["slowest"]:
            say(f"    {took * 1000:6.0f} ms {sql}")


def _p95(times: list[float]) -> float:
    """Return the time that nineteen visits in twenty do not exceed."""
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


main()
