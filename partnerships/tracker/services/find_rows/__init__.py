"""Find rows of one kind by words that somebody types."""

from typing import Any, Final

from django.db.models import QuerySet

from accounts.models import User
from partnerships.tracker.services.find_rows.kinds import MOST_ROWS, RowKind, words_of
from partnerships.tracker.services.find_rows.private_kinds import (
    PRIVATE_KINDS,
    current_tenures,
    with_holders,
)
from partnerships.tracker.services.find_rows.public_kinds import PUBLIC_KINDS

ROW_KINDS: Final[dict[str, RowKind]] = {**PRIVATE_KINDS, **PUBLIC_KINDS}


def rows_for(kind: str, user: User, *, to_edit: bool = False) -> QuerySet[Any]:
    """Return the rows of a kind that a colleague may see; with `to_edit`, may change."""
    return ROW_KINDS[kind].rows(user, to_edit)


__all__ = [
    "MOST_ROWS",
    "ROW_KINDS",
    "RowKind",
    "current_tenures",
    "rows_for",
    "with_holders",
    "words_of",
]
