"""The list of erasures outside the database, so that a restored back-up can be brought up to date.

One line for each erasure, in `erasures.jsonl` beside the private files: identifiers of the person,
of rows merged into it, of files and requests that went, the day and the reason; nothing that says
who it was. A copy of it belongs beside every back-up.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

NAME: Final = "erasures.jsonl"


@dataclass(frozen=True)
class Remembered:
    """An erasure: whom, why, and by identifier what went with it.

    `gone` are rows that were merged into the person before; `with_requests` says whether requests
    from the e-mail address were to go, which lines of old lists do not say.
    """

    uid: UUID
    reason: str
    gone: frozenset[UUID] = frozenset()
    files: frozenset[UUID] = frozenset()
    requests: frozenset[UUID] = frozenset()
    with_requests: bool = True

    def joined_with(self, other: "Remembered") -> "Remembered":
        """Return both lines of one person as one."""
        return replace(
            self,
            gone=self.gone | other.gone,
            files=self.files | other.files,
            requests=self.requests | other.requests,
            with_requests=self.with_requests or other.with_requests,
        )


def list_path() -> Path:
    """Return where the list is kept."""
    return Path(settings.PRIVATE_ROOT) / NAME


def remember_later(erasure: Remembered) -> None:
    """Add an erasure to the list once it is committed."""
    transaction.on_commit(partial(_remember, erasure))


def remembered(path: Path | None = None) -> dict[UUID, Remembered]:
    """Return every erasure of the list by identifier; a torn line is left out."""
    here = path or list_path()
    found: dict[UUID, Remembered] = {}
    for erasure in _lines(here) if here.exists() else ():
        known = found.get(erasure.uid)
        found[erasure.uid] = known.joined_with(erasure) if known else erasure
    return found


def _lines(path: Path) -> Iterator[Remembered]:
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            entry = json.loads(line)
            yield Remembered(
                UUID(entry["uid"]),
                str(entry.get("reason", "")),
                _uids(entry, "gone"),
                _uids(entry, "files"),
                _uids(entry, "requests"),
                bool(entry.get("with_requests", True)),
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


def _uids(entry: dict[str, Any], name: str) -> frozenset[UUID]:
    return frozenset(UUID(uid) for uid in entry.get(name, ()))


def _remember(erasure: Remembered) -> None:
    path = list_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = {
        "uid": str(erasure.uid),
        "at": timezone.now().isoformat(),
        "reason": erasure.reason,
        "gone": sorted(map(str, erasure.gone)),
        "files": sorted(map(str, erasure.files)),
        "requests": sorted(map(str, erasure.requests)),
        "with_requests": erasure.with_requests,
    }
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
