"""Editing the child rows of a record in code: in the record itself, and in a version of it."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from django.utils.text import capfirst
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Revision

#: Takes the rows of one relation as they are and returns them as they shall be. It may change
#: rows, leave some out and add some, and does the same to the rows of every version.
RowsEdit = Callable[[list[Any]], Iterable[Any]]
#: Edits by the name of the relation.
RowsEdits = Mapping[str, RowsEdit]
NO_EDITS: Final[RowsEdits] = MappingProxyType({})


def edit_rows(holder: Any, edits: RowsEdits) -> dict[str, dict[str, str]]:
    """Edit the rows that a record or page holds in memory; nothing is saved.

    Returns what came out different, in words: `{"Relations": {"from": "…", "to": "…"}}`.
    """
    changed = {}
    for name, edit in edits.items():
        manager = getattr(holder, name)
        rows = list(manager.all())
        was, words = _content(rows), _in_words(rows)
        edited = list(edit(rows))
        if _content(edited) == was:
            continue
        manager.set(edited)
        label = str(capfirst(manager.model._meta.verbose_name_plural))
        changed[label] = {"from": words, "to": _in_words(edited)}
    return changed


def edit_rows_of_version(version: Revision, edits: RowsEdits) -> bool:
    """Edit the rows that a version stores, without saving it; say whether anything changed."""
    holder = version.as_object()
    if not edit_rows(holder, edits):
        return False
    content = holder.serializable_data()
    version.content.update({name: content[name] for name in edits})
    return True


def _content(rows: Iterable[Any]) -> list[Any]:
    return [get_serializable_data_for_fields(row) for row in rows]


def _in_words(rows: Iterable[Any]) -> str:
    return ", ".join(map(str, rows))
