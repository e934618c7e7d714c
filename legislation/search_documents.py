"""What the public search keeps of a law."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from foundation.registries import SearchDocument, SearchProvider
from legislation.models import Instrument


def law_document(law: Instrument) -> SearchDocument:
    """Return the public words of a law: names, number, summary, provisions, events, duties."""
    return SearchDocument(
        kind="law",
        title=law.title,
        names=tuple(filter(None, (law.short_title, law.number, law.title_original))),
        text="\n".join(filter(None, _texts(law))),
        places=(law.jurisdiction.code,) if law.jurisdiction else (),
        years=tuple(sorted({event.date.year for event in law.events.all() if _has_year(event)})),
        topics=tuple(item.tag.slug for item in law.topic_items.all()),
    )


def _has_year(event: Any) -> bool:
    return bool(event.date and event.date.year)


def _texts(law: Instrument) -> Iterator[str]:
    yield law.summary
    yield law.get_kind_display()
    yield law.issuing_body
    for provision in law.provisions.all():
        yield from (provision.pinpoint, provision.summary, provision.text, provision.translation)
    for event in law.events.all():
        yield event.note
    for duty in law.duties.all():
        yield from (duty.get_kind_display(), duty.bearer, duty.tool, duty.sanction, duty.note)


def _load(laws: QuerySet[Instrument]) -> QuerySet[Instrument]:
    return laws.select_related("jurisdiction").prefetch_related(
        "events", "provisions", "duties", "topic_items__tag"
    )


LAWS = SearchProvider(law_document, _load)
