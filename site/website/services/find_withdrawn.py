"""Which records left the public site, and which places and topics they belonged to.

The public search forgets a withdrawn record at once, with its places and topics; the rows of the
record, which only the staff service may read, still tell. Of one that was merged its survivor
tells. What it said is not read: only to whom it mattered.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail.models import Page

from website.choices import ChangeKind
from website.feed.kinds import FAMILIES
from website.feed.reading import public_changes
from website.models import RecordChange, SearchMark, Withdrawal
from website.services.search_source import Marks, Surroundings, marks_of, provider_of, uid_of


def find_withdrawn(since: datetime, up_to: datetime) -> list[tuple[RecordChange, Marks]]:
    """Return the withdrawals between two times, each with the marks that the record bore."""
    found = public_changes().filter(
        kind=ChangeKind.WITHDRAWN, changed_at__gt=since, changed_at__lte=up_to
    )
    return [(change, _marks(change)) for change in found]


def _marks(change: RecordChange) -> Marks:
    for record in _rows(change):
        provider = provider_of(type(record))
        document = provider.make(record) if provider else None
        if document is not None:
            return marks_of(document, Surroundings())
    return _marks_of_survivor(change.record_uid)


def _rows(change: RecordChange) -> Iterator[Any]:
    """Yield the row of the record, if it was not deleted."""
    for model, family in FAMILIES.items():
        rows = model._default_manager.all()
        if family != change.family:
            continue
        if not issubclass(model, Page):
            yield from rows.filter(uid=change.record_uid)
        else:
            keys = rows.values_list("pk", flat=True)
            own = [key for key in keys if uid_of(model(pk=key)) == change.record_uid]
            yield from rows.filter(pk__in=own)


def _marks_of_survivor(uid: UUID) -> Marks:
    survivors = Withdrawal.objects.filter(uid=uid, survivor_uid__isnull=False)
    marks = SearchMark.objects.filter(entry__uid__in=survivors.values("survivor_uid"))
    return set(marks.values_list("name", "value"))
