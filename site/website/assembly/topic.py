"""The list of topics, and the page of a topic: its definition and everything tagged with it."""

from collections import Counter
from typing import Any

from django.db.models import Q

from casestudies.models import CaseStudyPage, CaseStudyTopic
from foundation.facets import Records
from legislation.models import Instrument, InstrumentTopic
from reference.models import Topic
from website.assembly.laws import laws_of_today


def topics_like(records: Records, text: str) -> Records:
    """Return the topics with `text` in name or definition."""
    return records.filter(Q(name__icontains=text) | Q(definition__icontains=text))


def topic_counts() -> Counter[int]:
    """Return the number of public records and pages by topic."""
    laws = InstrumentTopic.objects.filter(content_object__live=True)
    studies = CaseStudyTopic.objects.filter(content_object__live=True)
    return Counter(laws.values_list("tag", flat=True)) + Counter(
        studies.values_list("tag", flat=True)
    )


def topic_context(topic: Topic) -> dict[str, Any]:
    """Return the laws and case studies tagged with a topic, and the topics beside it."""
    laws = Instrument.objects.live().for_listing()
    return {
        "laws": laws_of_today(
            laws.filter(topic_items__tag=topic).order_by("jurisdiction__sort_name", "title")
        ),
        "case_studies": list(
            CaseStudyPage.objects.live().public().filter(topic_items__tag=topic).order_by("title")
        ),
        "see_also": list(topic.see_also.order_by("name")),
    }
