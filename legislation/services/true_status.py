"""Statuses that are true today, though nobody has run a scheduler.

What is stored was true when it was written; `status_changes_on` says until when. These reads
compute the few overtaken rows afresh in memory, since the public service may not write.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from legislation.choices import InstrumentStatus, RelationKind
from legislation.models import Instrument, Relation
from legislation.status_words import event_words, status_sentence


def with_true_status(
    instruments: Iterable[Instrument], day: date | None = None
) -> list[Instrument]:
    """Return the instruments with the status, and the sentence that says it, of `day` (today).

    Each gets `status_finding` and `status_words`, and its status fields in memory. Costs one
    query for the events of all, none when they were prefetched (`for_listing`, `for_detail`),
    and one more for enacted bills whose acts were not.
    """
    found = list(instruments)
    prefetch_related_objects([law for law in found if law.pk], "events")
    for instrument in found:
        instrument.status_finding = instrument.find_status(day)
        instrument.take_status(instrument.status_finding)
    successors = _successors(found)
    for instrument in found:
        successor, how = successors.get(instrument.pk, ("", ""))
        instrument.status_words = status_sentence(
            instrument.status_finding,
            instrument.kind,
            successor=successor,
            how=how,
            override_reason=instrument.status_override_reason,
        )
    return found


def matching_status(
    instruments: QuerySet[Any], statuses: Collection[str], day: date | None = None
) -> QuerySet[Any]:
    """Filter by the status of `day` (today): one extra query, for the overtaken rows."""
    today = day or timezone.localdate()
    overtaken = _overtaken(today)
    fresh = [pk for pk, status in overtaken.items() if status in statuses]
    stored = Q(status__in=list(statuses)) & ~Q(pk__in=list(overtaken))
    return instruments.filter(stored | Q(pk__in=fresh))


def count_by_status(instruments: QuerySet[Any], day: date | None = None) -> dict[str, int]:
    """Return how many of the instruments have each status on `day` (today), the rest left out."""
    overtaken = _overtaken(day or timezone.localdate())
    stored = (
        instruments.exclude(pk__in=list(overtaken))
        .order_by()
        .values_list("status")
        .annotate(number=Count("pk", distinct=True))
    )
    counts: Counter[str] = Counter(dict(stored))
    if overtaken:
        present = instruments.filter(pk__in=list(overtaken)).values_list("pk", flat=True)
        counts.update(overtaken[pk] for pk in set(present))
    return dict(counts)


def _overtaken(day: date) -> dict[int, str]:
    """Return the status of `day` of the few instruments whose stored one it overtook, by key."""
    outdated = Instrument.objects.status_outdated(day).prefetch_related("events")
    return {instrument.pk: instrument.find_status(day).status.value for instrument in outdated}


def _successors(instruments: Iterable[Instrument]) -> dict[int, tuple[str, str]]:
    """Return, by the key of an enacted bill, the name of its live act and what made it law."""
    enacted = [each for each in instruments if each.status == InstrumentStatus.ENACTED]
    links = [link for each in enacted for link in getattr(each, "became_links", ())]
    unknown = [each.pk for each in enacted if not hasattr(each, "became_links")]
    if unknown:
        links += became_links().filter(instrument__in=unknown)
    return {link.instrument_id: (name_of(link.target), _what_made(link.target)) for link in links}


def became_links() -> QuerySet[Relation]:
    """Return the relations of bills to the live acts they became, with what names those."""
    links: QuerySet[Relation] = (
        Relation.objects.filter(kind=RelationKind.BECAME, target__live=True)
        .select_related("target")
        .prefetch_related("target__events")
    )
    return links


def _what_made(act: Instrument) -> str:
    law_event = act.find_status().law_event
    return event_words(law_event) if law_event is not None else ""


def name_of(instrument: Instrument) -> str:
    """Return the number by which lawyers cite it, else its title in the reader's language."""
    return instrument.number or instrument.short_name or instrument.title
