"""Measure five pages and print a table; fails where a target is missed.

Lighthouse's own mobile setting: a slow phone on a slow network, simulated. The median of three.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.audit.page_types import find_pages
from tests.audit.production_site import production_site

ROOT: Final = Path(__file__).resolve().parents[2]
PROGRAM: Final = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
PAGES: Final = {
    "home": "home",
    "list": "laws",
    "detail": "law",
    "country": "country",
    "search": "search-empty",  # results bear "noindex", which Lighthouse counts against SEO
}
TARGETS: Final = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS: Final = 3
SETTINGS: Final = "tests.lighthouse.settings"
FLAGS: Final = "--headless=new --no-sandbox --disable-gpu --disable-quic"

Report = dict[str, Any]


def reports(address: str) -> list[Report]:
    """Return what Lighthouse says of an address, as often as it is measured."""
    return [_report(address) for _number in range(RUNS)]


def _report(address: str) -> Report:
    command = [
        str(PROGRAM),
        address,
        "--output=json",
        "--quiet",
        f"--chrome-flags={FLAGS}",
        '--extra-headers={"X-Forwarded-Proto":"https"}',
        f"--only-categories={','.join(TARGETS)}",
    ]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)  # noqa: S603  (ours)
    report: Report = json.loads(done.stdout)
    return report


def score(found: Iterable[Report], category: str) -> int:
    """Return the median of a category, from 0 to 100."""
    values = [each["categories"][category]["score"] or 0 for each in found]
    return round(100 * statistics.median(values))


def failures(report: Report) -> list[str]:
    """Return what Lighthouse holds against the page, apart from speed."""
    wrong = []
    for category in set(TARGETS) - {"performance"}:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                wrong.append(f"{reference['id']}: {audit['title']}")
    return wrong


def measure(site: str, paths: dict[str, str]) -> bool:
    """Print a line for each page; say whether every target was met."""
    header = ["page", *TARGETS, "LCP ms", "CLS", "kB"]
    sys.stdout.write(f"| {' | '.join(header)} |\n|{'---|' * len(header)}\n")
    is_met = True
    for page, name in PAGES.items():
        found = reports(site + paths[name])
        scores = {category: score(found, category) for category in TARGETS}
        audits = found[0]["audits"]
        measured = (
            round(audits["largest-contentful-paint"]["numericValue"]),
            round(audits["cumulative-layout-shift"]["numericValue"], 3),
            round(audits["total-byte-weight"]["numericValue"] / 1000),
        )
        cells = [page, *scores.values(), *measured]
        sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")
        for words in failures(found[0]):
            sys.stdout.write(f"  {words}\n")
        sys.stdout.flush()
        is_met = is_met and all(scores[name] >= least for name, least in TARGETS.items())
    return is_met


if __name__ == "__main__":
    with TemporaryDirectory() as folder, production_site(Path(folder), SETTINGS) as site:
        sys.exit(0 if measure(site.address, find_pages(site.address)) else 1)
