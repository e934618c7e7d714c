"""Read the timeline of a partner: everything about it, newest first, in one query a page."""

from collections.abc import Collection
from datetime import date
from typing import Any

from partnerships.tracker.services.read_timeline.arms import COLUMNS, IN_QUERY, Asked
from partnerships.tracker.services.read_timeline.kinds import (
    MOST_ENTRIES,
    Entry,
    Place,
    Timeline,
    TimelineKind,
    What,
)
from partnerships.tracker.services.read_timeline.private_rows import private_arms
from partnerships.tracker.services.read_timeline.public_rows import portals_of, public_arms


def read_timeline(asked: Asked, kinds: Collection[str] = ()) -> Timeline:
    """Return what `asked.user` may see of a partner after a place, of some kinds (none: of all)."""
    arms = [
        (rank, arm)
        for rank, arm in enumerate([*private_arms(asked), *public_arms(asked)])
        if not kinds or arm.kind in kinds
    ]
    first, *others = [arm.of(asked, rank) for rank, arm in arms]
    joined = first.union(*others, all=True) if others else first
    order = (f"-{IN_QUERY}day", f"{IN_QUERY}rank", f"-{IN_QUERY}key")
    found = [_entry(row) for row in joined.order_by(*order)[: MOST_ENTRIES + 1]]
    entries = found[:MOST_ENTRIES]
    return Timeline(entries, entries[-1].place if len(found) > MOST_ENTRIES else None)


def _entry(row: dict[str, Any]) -> Entry:
    value = {name: row[f"{IN_QUERY}{name}"] for name in COLUMNS}
    day = value["day"]
    return Entry(
        place=Place(
            date.fromisoformat(day) if isinstance(day, str) else day, value["rank"], value["key"]
        ),
        kind=TimelineKind(value["kind"]),
        what=What(value["what"]),
        uid=value["uid"],
        title=value["title"],
        text=value["text"],
        extra=value["extra"],
        when=value["when"],
        is_confidential=bool(value["is_confidential"]),
    )


__all__ = [
    "MOST_ENTRIES",
    "Asked",
    "Entry",
    "Place",
    "Timeline",
    "TimelineKind",
    "What",
    "portals_of",
    "read_timeline",
]
