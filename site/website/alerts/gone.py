"""Which subscriptions went, by erasure or because their readers ended them.

The list stands outside the database, in `alerts-gone.jsonl` beside the private files: identifiers
and nothing that says whose they were. A back-up that is restored brings subscriptions back, and a
replay of the list takes them away again. A copy of it belongs beside every back-up.
"""

import json
import os
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

NAME: Final = "alerts-gone.jsonl"


def remember_gone(keys: Collection[UUID]) -> None:
    """Add subscriptions to the list of those that went, once that is committed."""
    if keys:
        transaction.on_commit(partial(_remember, sorted(map(str, keys))))


def _remember(keys: list[str]) -> None:
    path = Path(settings.PRIVATE_ROOT) / NAME
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.writelines(json.dumps({"subscription": key}) + "\n" for key in keys)
        file.flush()
        os.fsync(file.fileno())


def gone(beside: Path | None = None) -> set[UUID]:
    """Return the subscriptions on the list, or on a copy `beside` another; torn lines count not."""
    path = beside.with_name(NAME) if beside else Path(settings.PRIVATE_ROOT) / NAME
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            found.add(UUID(json.loads(line)["subscription"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
    return found
