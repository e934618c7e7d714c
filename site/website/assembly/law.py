"""The page of a law: status, timeline, provisions, duties, and the laws it bears on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from casestudies.models import CaseStudyPage
from legislation.choices import INVERSE_RELATION, RelationKind
from legislation.models import Duty, Instrument, Provision, Relation


@dataclass(frozen=True)
class RelatedLaw:
    """Another law and how it bears on this one, as read from this one."""

    words: str
    law: Instrument
    note: str


def law_context(law: Instrument) -> dict[str, Any]:
    """Return what the page of a law shows, in a fixed number of queries."""
    provisions = list(law.provisions.all())
    return {
        "provisions": provisions,
        "duties": duties_with_provisions(law.duties.all(), provisions),
        "related": related_laws(law),
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


def related_laws(law: Instrument) -> list[RelatedLaw]:
    """Return the live laws this one bears on, and those that bear on it."""
    outgoing = law.relations.all().select_related("target__jurisdiction")
    found = [
        RelatedLaw(each.get_kind_display(), each.target, each.note)
        for each in outgoing
        if each.target.live
    ]
    return found + [
        RelatedLaw(str(INVERSE_RELATION[RelationKind(each.kind)]), each.instrument, each.note)
        for each in incoming_relations(law)
    ]


def incoming_relations(law: Instrument) -> list[Relation]:
    """Return the relations that live laws have to this one."""
    if law.pk is None:
        return []
    relations = Relation.objects.filter(target=law, instrument__live=True)
    return list(relations.select_related("instrument__jurisdiction").order_by("instrument__title"))


def topics_of(law: Instrument) -> list[Any]:
    """Return the topics of a law, live or draft."""
    items = law.topic_items.all().select_related("tag")
    return sorted((item.tag for item in items), key=lambda topic: topic.name)


def case_studies_of(law: Instrument) -> list[CaseStudyPage]:
    """Return the case studies that mention a law."""
    if law.pk is None:
        return []
    return list(CaseStudyPage.objects.live().public().filter(instruments=law).order_by("title"))
