"""`python -m tests.bench`: measure everything, and print the tables."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.bench import report
from tests.bench.resources import watch
from tests.bench.services import Place, postgres, sqlite

SIZES = (2_000, 20_000)
INDEX = "rebuild_modelsearch_index"

Found = dict[str, dict[str, list[float]]]


def main() -> None:
    """Measure at each size, and say at the end what was found."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only 2,000 records")
    quick = parser.parse_args().quick
    smaller: Found = {}
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as directory:
        for size in SIZES[:1] if quick else SIZES:
            smaller = _measure(Path(directory), size, smaller)


def _measure(directory: Path, size: int, smaller: Found) -> Found:
    place = sqlite(directory, size)
    _say([f"Measuring with {size:,} records (load of the machine: {os.getloadavg()[0]:.1f})"])
    rates = {"SQLite": place.run("bench_fill", str(size))["rate"]}
    bulk = _index(place, directory / f"plain-{size}")
    found: Found = place.run("bench_search")
    for times in found.values():
        times["sqlite"] = times.pop("database")
    with postgres(directory, size) as other:
        rates["PostgreSQL"] = other.run("bench_fill", str(size))["rate"]
        for shape, times in other.run("bench_search").items():
            found[shape]["postgres"] = times["database"]
            found[shape]["whooshsearch on postgres"] = times["whooshsearch"]
            found[shape]["raw on postgres"] = times["raw"]
    _say(report.searches(size, found, smaller))
    _say(report.absolute(size, found))
    _say(report.bulk(size, report.Bulk(**bulk, database_rates=rates)))
    _say([report.change(size, place.run("bench_change"))])
    return found


def _index(place: Place, plain: Path) -> dict[str, Any]:
    plainly = place.run("bench_index", "--plain", str(plain))
    usage = watch(place.start("bench_index"))
    return {
        "rate": json.loads(usage.output)["rate"],
        "plain_rate": plainly["rate"],
        "megabytes": usage.megabytes,
        "processors": usage.processors,
    }


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


main()
