"""Load frameworks from data files, so that another edition or framework is data, not code.

The format is told in docs/scorecards.md. A framework that somebody edited since it was loaded
stays as they left it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError

from foundation.partial_dates import PartialDate
from foundation.services.seed_record import Outcome, outcome_line, seed_record, seed_uid
from legislation.models import Criterion, Framework
from stewardship.models import Source
from stewardship.services.find_or_make_source import find_or_make_source

FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "frameworks"
Write = Callable[[str], None]
Row = dict[str, Any]


def load_frameworks(write: Write, paths: Iterable[Path] | None = None) -> None:
    """Put the frameworks of these files (those that come with the code) in place, and live.

    Raises ValidationError, with the key of the row, for a file that does not say what it must.
    """
    files = sorted(FOLDER.glob("*.json")) if paths is None else list(paths)
    outcomes: Counter[Outcome] = Counter()
    for path in files:
        outcomes.update(_load(json.loads(path.read_text(encoding="utf-8"))))
    write(outcome_line("frameworks", outcomes))


def framework_uid(key: str) -> Any:
    """Return the permanent identifier of the framework with this key in a data file."""
    return seed_uid("framework", key)


def _load(rows: list[Row]) -> list[Outcome]:
    by_key = {row.get("key", ""): row for row in rows}
    outcomes = []
    for row in rows:
        _check(row, by_key)
        criteria = _criteria_of(row, by_key)
        outcomes.append(
            seed_record(
                Framework,
                framework_uid(row["key"]),
                lambda record, row=row, criteria=criteria: _build(record, row, criteria),  # type: ignore[misc]
            )
        )
    return outcomes


def _check(row: Row, by_key: dict[str, Row]) -> None:
    missing = [name for name in ("key", "name", "criteria") if not row.get(name)]
    if missing:
        message = f"{row.get('key', '?')}: needs {', '.join(missing)}"
        raise ValidationError(message)
    if isinstance(row["criteria"], str) and row["criteria"] not in by_key:
        message = f"{row['key']}: no row of this file has the key {row['criteria']}"
        raise ValidationError(message)


def _criteria_of(row: Row, by_key: dict[str, Row]) -> list[Row]:
    """Return the criteria of a row; the key of another row stands for those of that one."""
    criteria = row["criteria"]
    if isinstance(criteria, str):
        criteria = by_key[criteria]["criteria"]
    return list(criteria)


def _build(record: Framework, row: Row, criteria: list[Row]) -> None:
    record.name = row["name"]
    record.slug = row.get("slug", "")
    record.edition = row.get("edition", "")
    record.publisher = row.get("publisher", "")
    record.published = PartialDate.coerce(row.get("published"))
    record.summary = row.get("summary", "")
    record.previous = _previous(row)
    record.source = _source(row.get("source"))
    record.criteria = [
        Criterion(
            uid=seed_uid("criterion", f"{row['key']}/{each['code']}"),
            code=each["code"],
            question=each["question"],
            guidance=each.get("guidance", ""),
        )
        for each in criteria
    ]


def _previous(row: Row) -> Framework | None:
    key = row.get("previous", "")
    if not key:
        return None
    found: Framework | None = Framework.objects.filter(uid=framework_uid(key)).first()
    if found is None:
        message = f"{row['key']}: the edition before it, {key}, is not loaded"
        raise ValidationError(message)
    return found


def _source(row: Row | None) -> Source | None:
    if not row:
        return None
    return find_or_make_source(
        title=row.get("title", ""), publisher=row.get("publisher", ""), url=row.get("url", "")
    )
