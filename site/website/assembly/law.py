"""The page of a law: status, timeline, provisions, duties, and the laws it bears on."""

from collections.abc import Iterable
from typing import Any

from casestudies.models import CaseStudyPage
from legislation.models import Duty, Instrument, Provision
from legislation.services.read_relations import relations_of
from legislation.status_words import contradiction_words
from legislation.timeline import timeline
from stewardship.models import Source
from website.assembly.laws import laws_of_today


def law_context(law: Instrument) -> dict[str, Any]:
    """Return what the page of a law shows, in a fixed number of queries."""
    laws_of_today([law])
    provisions = list(law.provisions.all())
    relations = relations_of(law)
    return {
        "timeline": timeline(law, relations),
        "status_source": status_source(law),
        "contradictions": [contradiction_words(each) for each in law.status_finding.contradictions],
        "provisions": provisions,
        "duties": duties_with_provisions(law.duties.all(), provisions),
        "relations": relations,
        "sources": list(law.sources.all()),
        "documents": list(law.documents.all()),
        "topics": topics_of(law),
        "case_studies": case_studies_of(law),
    }


def duties_with_provisions(
    duties: Iterable[Duty], provisions: Iterable[Provision]
) -> list[tuple[Duty, Provision | None]]:
    """Return each duty with the provision that lays it down."""
    by_uid = {provision.uid: provision for provision in provisions}
    return [
        (duty, by_uid.get(duty.provision_uid) if duty.provision_uid else None) for duty in duties
    ]


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
    return list(CaseStudyPage.objects.live().public().filter(instruments=law).order_by("title"))
