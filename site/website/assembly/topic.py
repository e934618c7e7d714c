"""The list of topics, and the page of a topic: its definition and everything tagged with it."""

from collections import Counter
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from casestudies.models import CaseStudyPage, CaseStudyTopic
from foundation.facets import Order, Records
from foundation.public_pages import public_only, spoken
from foundation.public_records import public_by
from legislation.models import Instrument, InstrumentTopic
from legislation.services.order_laws import by_place_and_title
from reference.models import Topic
from website.assembly.laws import first_laws


def topics_like(records: Records, text: str) -> Records:
    """Return the topics with `text` in name or definition."""
    return records.filter(Q(name__icontains=text) | Q(definition__icontains=text))


def topic_counts() -> Counter[int]:
    """Return the number of public records and pages by topic."""
    laws = InstrumentTopic.objects.filter(public_by(InstrumentTopic, "content_object"))
    studies = CaseStudyTopic.objects.filter(content_object__in=_public_studies())
    return _by_topic(laws) + _by_topic(studies)


def most_records_first() -> Order:
    """Return the order of topics by their numbers of public records and pages."""
    laws, studies = "legislation_instrumenttopic_items", "casestudies_casestudytopic_items"

    def sort(topics: Records) -> Records:
        of_laws = public_by(Topic, f"{laws}__content_object")
        of_studies = Q(**{f"{studies}__content_object__in": _public_studies()})
        counted = topics.annotate(
            laws=Count(laws, filter=of_laws, distinct=True),
            studies=Count(studies, filter=of_studies, distinct=True),
            records=F("laws") + F("studies"),
        )
        return counted.order_by("-records", "name", "pk")

    return Order("records", _("Most records"), sort)


def _public_studies() -> QuerySet[CaseStudyPage]:
    """Return the public case studies in every language."""
    found: QuerySet[CaseStudyPage] = public_only(CaseStudyPage.objects.live())
    return found


def _by_topic(taggings: QuerySet[Any]) -> Counter[int]:
    rows = taggings.order_by().values_list("tag").annotate(number=Count("pk"))
    return Counter(dict(rows))


def topic_context(topic: Topic) -> dict[str, Any]:
    """Return the laws and case studies tagged with a topic, and the topics beside it."""
    laws = Instrument.objects.public().filter(topic_items__tag=topic).for_listing()
    return {
        **first_laws(laws.order_by(*by_place_and_title())),
        "case_studies": list(
            spoken(public_only(CaseStudyPage.objects.live()))
            .filter(topic_items__tag=topic)
            .order_by("title")
        ),
        "see_also": list(topic.see_also.order_by("name")),
    }
