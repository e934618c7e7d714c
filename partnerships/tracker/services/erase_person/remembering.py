"""The list of erasures outside the database, so that a restored back-up can be brought up to date.

One line for each erasure, in `erasures.jsonl` beside the private files: identifier, day, reason;
nothing that says who it was. A copy of it belongs beside every back-up.
"""

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

NAME: Final = "erasures.jsonl"


def list_path() -> Path:
    """Return where the list is kept."""
    return Path(settings.PRIVATE_ROOT) / NAME


def remember_later(uid: UUID, reason: str) -> None:
    """Add an erasure to the list once it is committed."""
    transaction.on_commit(partial(_remember, uid, reason))


def remembered(path: Path | None = None) -> Iterator[tuple[UUID, str]]:
    """Yield identifier and reason of every erasure of the list; a torn line is left out."""
    here = path or list_path()
    if not here.exists():
        return
    for line in here.read_text(encoding="utf-8").splitlines():
        try:
            entry = json.loads(line)
            yield UUID(entry["uid"]), str(entry.get("reason", ""))
        except (ValueError, KeyError, TypeError):
            continue


def _remember(uid: UUID, reason: str) -> None:
    path = list_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = {"uid": str(uid), "at": timezone.now().isoformat(), "reason": reason}
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
