"""The page of a law: status, timeline, provisions, duties, and the laws it bears on."""

from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from casestudies.models import CaseStudyPage
from foundation.public_pages import public_only, spoken
from legislation.choices import RelationKind
from legislation.models import Duty, Event, Instrument, Provision
from legislation.services.read_participations import parties_of
from legislation.services.read_relations import RelationRow, relations_of
from legislation.services.read_texts import SITE_LANGUAGE, TextsOfLaw
from legislation.status_words import contradiction_words
from legislation.timeline import timeline
from stewardship.models import Source
from stewardship.services.attach_copies import attach_copies
from website.assembly.bill_stages import has_passage, passage_of
from website.assembly.law_history import law_timeline
from website.assembly.laws import laws_of_today
from website.assembly.parties import with_standing
from website.assembly.provisions import provisions_of


def law_context(law: Instrument) -> dict[str, Any]:
    """Return what the page of a law shows, in a fixed number of queries."""
    laws_of_today([law])
    provisions = list(law.provisions.all())
    relations = relations_of(law)
    happened = timeline(law, relations)
    duties = duties_with_provisions(law.duties.all(), provisions)
    know_sources(law, [row.event for row in happened])
    return {
        "timeline": happened,
        "law_timeline": law_timeline([law], before=[row.event for row in happened if row.is_bill]),
        "passage": passage_of(law) if has_passage(law) else None,
        "status_source": status_source(law),
        "contradictions": [contradiction_words(each) for each in law.status_finding.contradictions],
        "provisions": provisions_of(law),
        "duties": duties,
        "duties_are_detailed": any(map(is_detailed, duties)),
        "relations": relations,
        "became": next((link for link in relations if is_act_of(link)), None),
        "parties": with_standing(parties_of(law)),
        "texts": TextsOfLaw(law),
        "heading": TextsOfLaw(law).title(get_language() or SITE_LANGUAGE),
        "summary": TextsOfLaw(law).summary(get_language() or SITE_LANGUAGE),
        "sources": list(law.sources.all()),
        "documents": list(law.documents.all()),
        "topics": topics_of(law),
        "case_studies": case_studies_of(law),
    }


def is_act_of(link: RelationRow) -> bool:
    """Whether a relation leads from a bill to the act that it became."""
    return link.kind == RelationKind.BECAME and not link.is_incoming


def duties_with_provisions(
    duties: Iterable[Duty], provisions: Iterable[Provision]
) -> list[tuple[Duty, Provision | None]]:
    """Return each duty with the provision that lays it down."""
    by_uid = {provision.uid: provision for provision in provisions}
    return [
        (duty, by_uid.get(duty.provision_uid) if duty.provision_uid else None) for duty in duties
    ]


def is_detailed(row: tuple[Duty, Provision | None]) -> bool:
    """Whether more is known of a duty than its kind."""
    duty, provision = row
    return bool(provision or duty.bearer or duty.tool or duty.sanction)


def know_sources(law: Instrument, events: list[Event]) -> None:
    """Let every source on the page know its language and copies, in two queries at most."""
    prefetch_related_objects(events, "source__language")
    rows = (
        *events,
        *law.events.all(),
        *law.provisions.all(),
        *law.participations.all(),
        *law.sources.all(),
    )
    attach_copies(row.source for row in rows)


def status_source(law: Instrument) -> Source | None:
    """Return the source of the event that decides the status."""
    event = law.status_finding.event
    return event.source if event is not None else None


def topics_of(law: Instrument) -> list[Any]:
    """Return the topics of a law, live or draft."""
    return sorted((item.tag for item in law.topic_items.all()), key=lambda topic: topic.name)


def case_studies_of(law: Instrument) -> list[CaseStudyPage]:
    """Return the case studies that mention a law."""
    if law.pk is None:
        return []
    found = spoken(public_only(CaseStudyPage.objects.live()))
    return list(found.filter(instruments=law).order_by("title"))
