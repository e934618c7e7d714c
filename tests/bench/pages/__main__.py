"""`python -m tests.bench.pages`: each page with a hundred laws and with ten thousand, in turn."""

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.sites import Site, say

WORKER: Final = "tests.bench.pages.worker"
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


def main() -> None:
    """Print a line for every page: queries, milliseconds, and how many times longer it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--only", default="", help="pages whose address contains this")
    parser.add_argument("--explain", action="store_true", help="also the slowest queries")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chancery-pages-") as folder:
        small, large = (Site.made(WORKER, Path(folder), size) for size in SIZES)
        say(f"{'':52} {'while nothing changes':^46} {'after a change':^38}")
        head = f"{'queries':>8} {'100 laws':>11} {'10,000':>11} {'x':>6}"
        say(f"{'page':52} {head:46} {head}")
        for page in (page for page in PAGES if options.only in page):
            _measure(page, small, large, options)
        small.close()
        large.close()


def _measure(page: str, small: Site, large: Site, options: argparse.Namespace) -> None:
    """Ask both sites in turn: while nothing changes, and as if something just had."""
    first = [site.ask(page) for site in (small, large)]
    if {found["status"] for found in first} != {200}:
        say(f"{page:52} answered {[found['status'] for found in first]}  MISS")
        return
    kept = _in_turn(small, large, page, options.turns)
    anew = _in_turn(small, large, f"anew {page}", max(3, options.turns // 3))
    is_met = kept.growth <= MOST_GROWTH and (kept.queries < MOST_QUERIES or page in DETAILS)
    say(f"{page:52} {kept} {'PASS' if is_met else 'MISS':5} {anew}")
    if options.explain:
        for took, sql in large.ask(f"anew {page}")["slowest"]:
            say(f"    {took * 1000:6.0f} ms {sql}")


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


main()
