"""Bring the search entry of one record up to date."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import BaseSearchBackend

from foundation.addresses import AddressBook
from website.models.search_entry import PUBLIC_SEARCH, SearchEntry, SearchMark
from website.services.redirect_old_address import redirect_old_address
from website.services.search_source import (
    Marks,
    Surroundings,
    entry_of,
    marks_of,
    provider_of,
    public_rows,
)


def follow_publish(record: Any, *, previous: Any | None) -> None:  # noqa: ARG001  (the registry's)
    """Keep the search in step with a publish or an unpublish, as a publish follower."""
    if record.live:
        refresh_search_entry(record)
    else:
        remove_search_entry(record)
    refresh_dependents(record)


def refresh_dependents(record: Any) -> None:
    """Bring the entries up to date that repeat words of `record`."""
    provider = provider_of(type(record))
    for dependent in provider.dependents(record) if provider else ():
        refresh_search_entry(dependent)


def refresh_bearers(name: str, value: str) -> None:
    """Bring the entries up to date that bear a mark, whose words and address they repeat.

    Where an address changed, as those of a place and its laws do with the place's, the old one
    leads to the new one.
    """
    book = AddressBook()
    bearers = SearchEntry.objects.filter(marks__name=name, marks__value=value)
    for entry in bearers.select_related("record_type"):
        record = entry.record_model._default_manager.get(pk=entry.record_key)
        refresh_search_entry(record)
        root, now = book.list_path(entry.record_model), entries_of(record).first()
        if root and now and now.rest_of_path != entry.rest_of_path:
            redirect_old_address(root + entry.rest_of_path, root + now.rest_of_path)


@transaction.atomic
def refresh_search_entry(record: Model) -> None:
    """Write the entry of `record` from what the public sees of it, or remove it.

    What the public sees is read from the database: the values that `record` carries may be those
    of a draft.
    """
    provider = provider_of(type(record))
    if provider is None:
        return
    row = provider.load(public_rows(type(record))).filter(pk=record.pk).first()
    document = provider.make(row) if row else None
    if document is None:
        remove_search_entry(record)
        return
    around = Surroundings()
    entry = entry_of(row, document, around)
    stored = entries_of(record).filter(language=entry.language).first()
    entry.pk = stored.pk if stored else None
    store_entry(entry, marks_of(document, around))
    add_to_index([entry])


@transaction.atomic
def remove_search_entry(record: Model) -> None:
    """Remove the entry of a record that the public no longer sees."""
    remove_entries(entries_of(record))


def entries_of(record: Model) -> QuerySet[SearchEntry]:
    """Return the entries of `record`, one for each language."""
    kind = ContentType.objects.get_for_model(record)
    return SearchEntry.objects.filter(record_type=kind, record_key=str(record.pk))


def store_entry(entry: SearchEntry, marks: Marks) -> None:
    """Save an entry with its marks."""
    entry.save()
    entry.marks.all().delete()
    SearchMark.objects.bulk_create(
        SearchMark(entry=entry, name=name, value=value) for name, value in sorted(marks)
    )


def remove_entries(entries: QuerySet[SearchEntry]) -> None:
    """Remove entries, from the index too."""
    backend = get_search_backend(PUBLIC_SEARCH)
    for entry in entries:
        backend.delete(entry)
        entry.delete()


def add_to_index(entries: list[SearchEntry]) -> None:
    """Put entries into the index of the public search.

    An index in the database is written in the same transaction, so that what rolls back is never
    indexed; any other after the commit, for the same reason.
    """
    backend: BaseSearchBackend = get_search_backend(PUBLIC_SEARCH)
    if not entries:
        return
    if backend.catch_indexing_errors:
        transaction.on_commit(lambda: backend.add_bulk(SearchEntry, entries))
    else:
        backend.add_bulk(SearchEntry, entries)
