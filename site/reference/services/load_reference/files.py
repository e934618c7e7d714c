"""Reading the small files that say what the libraries do not."""

import csv
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).resolve().parents[2] / "data"


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of `reference/data/<name>.csv`. Every cell is text: "NA" is Namibia."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_pairs(name: str) -> dict[str, str]:
    """Return a file of two columns as a mapping from the first to the second."""
    rows = (tuple(row.values()) for row in read(name))
    return {cells[0]: cells[1] for cells in rows}
