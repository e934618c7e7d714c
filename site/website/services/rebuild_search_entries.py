"""Make every search entry anew: what differs is written, what is no longer public removed."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model

from website.live_values.reading import LiveValues, reading
from website.models.search_entry import SearchEntry
from website.services.refresh_search_entry import add_to_index, remove_entries, store_entry
from website.services.search_source import (
    Marks,
    Surroundings,
    entry_of,
    marks_of,
    provider_of,
    public_rows,
    searched_models,
)

Key = tuple[int, str, str]
CONTENT = (
    "uid",
    "kind",
    "title",
    "text",
    "folded_title",
    "folded_text",
    "rest_of_path",
)


@transaction.atomic
def rebuild_search_entries(write: Callable[[str], None] = lambda _line: None) -> None:
    """Bring every entry in line with the public records and index it; running twice is safe."""
    with reading(LiveValues()):
        _rebuild(write)


def _rebuild(write: Callable[[str], None]) -> None:
    stored = {_key(entry): entry for entry in SearchEntry.objects.prefetch_related("marks")}
    around, kept, changed = Surroundings(everywhere=True), list[SearchEntry](), 0
    for model in searched_models():
        for entry, marks in _wanted(model, around):
            present = stored.pop(_key(entry), None)
            if present and not _differs(present, entry, marks):
                kept.append(present)
                continue
            entry.pk = present.pk if present else None
            store_entry(entry, marks)
            kept.append(entry)
            changed += 1
    remove_entries(SearchEntry.objects.filter(pk__in=[entry.pk for entry in stored.values()]))
    add_to_index(kept)
    write(f"{len(kept)} entries, {changed} written, {len(stored)} removed")


def _wanted(model: type[Model], around: Surroundings) -> Any:
    provider = provider_of(model)
    if provider is None:
        return
    for record in provider.load(public_rows(model)):
        document = provider.make(record)
        if document is not None:
            yield entry_of(record, document, around), marks_of(document, around)


def _key(entry: SearchEntry) -> Key:
    return entry.record_type_id, entry.record_key, entry.language


def _differs(present: SearchEntry, wanted: SearchEntry, marks: Marks) -> bool:
    bears = {(mark.name, mark.value) for mark in present.marks.all()}
    return bears != marks or any(
        getattr(present, name) != getattr(wanted, name) for name in CONTENT
    )
